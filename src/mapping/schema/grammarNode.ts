import type {
  DiscountRule,
  LeadsRule,
  LimitRule,
  LinesRule,
  MatchRule,
  Rules,
  Verdict,
} from "../rules/language.ts";
import type { TypeName, TypeOptions } from "../rules/typeOptions.ts";
import type {
  Cleaning,
  Condition,
  Constant,
  Modifiers,
  Operand,
  Value,
  ValueObject,
} from "../rules/value.ts";

/**
 * What is allowed in one place of the rules. Plain data: the check of rules and `rules.schema.json` are both
 * made from it.
 */
export type GrammarNode =
  | { readonly is: "text" | "number" | "boolean" | "anything" }
  | Choice
  | { readonly is: "list"; readonly of: GrammarName; readonly least?: number }
  /** Any names, each with such a value. */
  | { readonly is: "map"; readonly of: GrammarName }
  /** Known names. `rest` says what is allowed under names of the form `deal_cf_…`. */
  | {
      readonly is: "object";
      readonly of: Readonly<Record<string, GrammarName>>;
      readonly needs?: readonly string[];
      readonly rest?: GrammarName;
    }
  /** Of these kinds of JSON, no two the same kind. */
  | { readonly is: "either"; readonly of: readonly GrammarName[] };

/** One of these constants. */
interface Choice {
  readonly is: "choice";
  readonly of: readonly (Constant | null)[];
}

/** A node by its name, or one written in place. */
export type GrammarName = keyof NodeTypes | GrammarNode;

/** The JSON of each node as TypeScript sees it: a word whose node and type differ does not compile. */
export interface NodeTypes {
  anything: unknown;
  text: string;
  number: number;
  boolean: boolean;
  texts: readonly string[];
  textOrTexts: string | readonly string[];
  textMap: Readonly<Record<string, string>>;
  numberOrText: number | string;
  constant: Constant;
  constants: readonly Constant[];
  constantMap: Readonly<Record<string, Constant>>;
  cell: Constant | Readonly<Record<string, Constant>>;
  table: NonNullable<Modifiers["lookup"]>;
  value: Value;
  values: readonly Value[];
  valueMap: Readonly<Record<string, Value>>;
  valueObject: ValueObject;
  operand: Operand;
  condition: Condition;
  conditions: readonly Condition[];
  cleaning: readonly Cleaning[];
  typeObject: TypeOptions;
  type: TypeName | TypeOptions;
  verdict: Verdict;
  verdicts: readonly Verdict[];
  lines: LinesRule;
  lineFields: LinesRule["fields"];
  linesList: readonly LinesRule[];
  products: NonNullable<Rules["products"]>;
  matchObject: MatchRule;
  matchFields: NonNullable<MatchRule["by"]>;
  match: NonNullable<Rules["match"]>;
  discount: DiscountRule;
  limitObject: Exclude<LimitRule, string>;
  limit: LimitRule;
  limits: NonNullable<Rules["limits"]>;
  leadsObject: LeadsRule;
  leads: NonNullable<Rules["leads"]>;
  tests: NonNullable<Rules["tests"]>;
  defaults: NonNullable<Rules["defaults"]>;
  fields: Rules["fields"];
  rules: Rules;
}

/** The nodes for JSON of a type: exactly that type, no word of a choice more or less. */
export type Takes<T> = Matching<Exclude<T, undefined>>;

type Matching<T> =
  | {
      [Name in keyof NodeTypes]: [T, NodeTypes[Name]] extends [NodeTypes[Name], T] ? Name : never;
    }[keyof NodeTypes]
  | ExactChoice<T>;

interface ExactChoice<T> extends Choice {
  /** Never there: it only keeps a choice of some of the words from passing for a choice of all. */
  readonly exactly?: (choice: T) => T;
}

/** What is left of an object of which everything was read. A name that someone adds to its type does not fit. */
export type Nothing = { readonly [name: string]: never };

/** A choice of constants. */
/* @__NO_SIDE_EFFECTS__ */
export function choice<const T extends Constant>(...of: readonly T[]): ExactChoice<T> {
  return { is: "choice", of };
}

/** A choice of the names of a record, which says what each of them does. */
/* @__NO_SIDE_EFFECTS__ */
export function choiceOf<const Words extends object>(words: Words): ExactChoice<keyof Words> {
  return { is: "choice", of: Object.keys(words) };
}
