import type { DiscountRule, LeadsRule, LimitRule, LinesRule, MatchRule, Rules, Verdict } from "./rules.ts";
import type {
  Cleaning,
  Constant,
  Modifiers,
  Operand,
  RuleCondition,
  RuleValue,
  TypeName,
  TypeOptions,
  ValueObject,
} from "./value.ts";

/** What is allowed at one place in the rules. Plain data, used to check rules and to create `rules.schema.json`. */
export type GrammarNode =
  | { readonly is: "text" | "number" | "boolean" | "anything" }
  | Choice
  | { readonly is: "list"; readonly of: GrammarName; readonly least?: number }
  /** Any names, all with the same type of value. */
  | { readonly is: "map"; readonly of: GrammarName }
  /** Known names. `rest` is what is allowed under names of the form `deal_cf_…`. */
  | {
      readonly is: "object";
      readonly of: Readonly<Record<string, GrammarName>>;
      readonly needs?: readonly string[];
      readonly rest?: GrammarName;
    }
  /** One of several kinds of JSON; no two are the same kind. */
  | { readonly is: "either"; readonly of: readonly GrammarName[] };

interface Choice {
  readonly is: "choice";
  readonly of: readonly (Constant | null)[];
}

export type GrammarName = keyof NodeTypes | GrammarNode;

/** The TypeScript type of each node. A word whose node and type differ is a compile error. */
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
  value: RuleValue;
  values: readonly RuleValue[];
  valueMap: Readonly<Record<string, RuleValue>>;
  valueObject: ValueObject;
  operand: Operand;
  condition: RuleCondition;
  conditions: readonly RuleCondition[];
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

/** The nodes whose JSON is exactly this type, with the same words in a choice. */
export type Takes<T> = Matching<Exclude<T, undefined>>;

type Matching<T> =
  | {
      [Name in keyof NodeTypes]: [T, NodeTypes[Name]] extends [NodeTypes[Name], T] ? Name : never;
    }[keyof NodeTypes]
  | ExactChoice<T>;

interface ExactChoice<T> extends Choice {
  /** This is never set. It only prevents a choice of some words from being accepted as a choice of all. */
  readonly exactly?: (choice: T) => T;
}

/** The rest of an object of which every property was read. A property added to its type is a compile error. */
export type Nothing = { readonly [name: string]: never };

/* @__NO_SIDE_EFFECTS__ */
export function choice<const T extends Constant>(...of: readonly T[]): ExactChoice<T> {
  return { is: "choice", of };
}

/* @__NO_SIDE_EFFECTS__ */
export function choiceOf<const Words extends object>(words: Words): ExactChoice<keyof Words> {
  return { is: "choice", of: Object.keys(words) };
}
