import { newOrderFields, newOrderProduct } from "../../api/orders/orderFields.ts";
import type { DiscountRule, LeadsRule, LinesRule, MatchRule, Rules, Verdict } from "../rules/language.ts";
import type { Condition, Modifiers, Source, Tests, TypeName } from "../rules/value.ts";
import type { GrammarName, GrammarNode } from "./grammarNode.ts";

type KeysOf<Union> = Union extends unknown ? keyof Union : never;
type Names<Key extends PropertyKey> = Readonly<Record<Key, GrammarName>>;

/** Where a value comes from. The first fourteen are sources, of which there is exactly one. */
export const sources = {
  path: "text",
  value: "constant",
  first: "values",
  join: "values",
  template: "text",
  sum: "values",
  subtract: "values",
  multiply: "values",
  divide: "values",
  each: "value",
  test: "condition",
  status: "text",
  orderSource: "text",
  warehouse: "text",
  with: "text",
  where: "condition",
  take: "value",
} as const satisfies Names<KeysOf<Source>>;

/** What happens to a value, in the order in which it happens. */
export const modifiers = {
  when: "condition",
  missing: "texts",
  decode: ["json", "form", "csv"],
  clean: "cleaning",
  split: "text",
  pattern: "textOrTexts",
  part: "text",
  replace: "textMap",
  case: ["upper", "lower", "title"],
  as: "type",
  lookup: "table",
  lookupBy: ["exact", "ignoreCase", "pattern"],
  unmatched: ["drop", "keep", "reject"],
  default: "value",
  required: "boolean",
} as const satisfies Names<keyof Modifiers>;

export const tests = {
  is: "operand",
  in: "constants",
  gt: "operand",
  gte: "operand",
  lt: "operand",
  lte: "operand",
  exists: "boolean",
  empty: "boolean",
  matches: "textOrTexts",
} as const satisfies Names<keyof Tests>;

const groups = { all: "conditions", any: "conditions", not: "condition" } as const satisfies Names<
  Exclude<KeysOf<Condition>, KeysOf<Source> | keyof Modifiers | keyof Tests>
>;

/** Modifiers and companions that mean something only beside another name. */
export const companions: Readonly<Record<string, string>> = {
  with: "join",
  where: "each",
  take: "each",
  lookupBy: "lookup",
  unmatched: "lookup",
};

/** The options of each type that `as` reads. */
export const typeOptions: Readonly<Record<TypeName, readonly string[]>> = {
  text: [],
  phone: ["country", "which"],
  decimal: ["decimalSeparator", "minorUnits"],
  integer: ["decimalSeparator"],
  boolean: [],
  date: ["from", "to", "timeZone", "language"],
  country: [],
  postcode: ["country"],
  name: ["order"],
};

const typeNames = /* @__PURE__ */ Object.keys(typeOptions);
const lineFields =
  newOrderProduct.node.type === "object" ? /* @__PURE__ */ Object.keys(newOrderProduct.node.fields) : [];

/** All nodes by name; `rules` is the whole. */
export const grammar: Readonly<Record<string, GrammarNode>> = {
  text: { is: "text" },
  number: { is: "number" },
  boolean: { is: "boolean" },
  texts: { is: "list", of: "text" },
  textOrTexts: { is: "either", of: ["text", "texts"] },
  textMap: { is: "map", of: "text" },
  constant: { is: "either", of: ["text", "number", "boolean"] },
  constants: { is: "list", of: "constant" },
  constantMap: { is: "map", of: "constant" },
  cell: { is: "either", of: ["text", "number", "boolean", "constantMap"] },
  table: { is: "map", of: "cell" },
  value: { is: "either", of: ["text", "number", "boolean", "valueObject"] },
  values: { is: "list", of: "value", least: 1 },
  valueMap: { is: "map", of: "value" },
  valueObject: { is: "object", of: { ...sources, ...modifiers } },
  operand: { is: "either", of: ["text", "number", "boolean", "valueObject"] },
  condition: { is: "object", of: { ...groups, ...tests, ...sources, ...modifiers } },
  conditions: { is: "list", of: "condition" },
  cleaning: { is: "list", of: ["tags", "entities", "emoji", "spaces", "digits"] },
  typeObject: {
    is: "object",
    of: {
      type: typeNames,
      country: "text",
      which: ["first", "second", "all"],
      decimalSeparator: [".", ","],
      minorUnits: "boolean",
      from: "textOrTexts",
      to: "text",
      timeZone: "text",
      language: "text",
      order: ["first-last", "last-first", "auto"],
    },
    needs: ["type"],
  },
  type: { is: "either", of: [typeNames, "typeObject"] },
  verdict: {
    is: "object",
    of: { when: "condition", reason: "text" } satisfies Names<keyof Verdict>,
    needs: ["when", "reason"],
  },
  verdicts: { is: "list", of: "verdict" },
  lines: {
    is: "object",
    of: {
      when: "condition",
      each: "value",
      columns: "valueMap",
      values: "valueMap",
      where: "condition",
      fields: "lineFields",
    } satisfies Names<keyof LinesRule>,
    needs: ["fields"],
  },
  lineFields: {
    is: "object",
    of: allOf([...lineFields, "price_netto", "line_brutto", "line_netto"], "value"),
  },
  linesList: { is: "list", of: "lines" },
  products: { is: "either", of: ["lines", "linesList"] },
  matchObject: {
    is: "object",
    of: {
      by: "matchFields",
      unmatched: ["keep", "drop", "reject"],
      ambiguous: ["keep", "first", "reject"],
      allOrNothing: "boolean",
      priceGroup: "numberOrText",
      storageId: "text",
    } satisfies Names<keyof MatchRule>,
  },
  matchFields: { is: "list", of: ["sku", "ean"], least: 1 },
  numberOrText: { is: "either", of: ["number", "text"] },
  match: { is: "either", of: [[false], "matchObject"] },
  discount: {
    is: "object",
    of: { amount: "value", mode: ["spread", "line"], name: "value" } satisfies Names<keyof DiscountRule>,
    needs: ["amount"],
  },
  limitObject: { is: "object", of: { max: "number", overflow: "text" } },
  limit: { is: "either", of: [["truncate", "reject"], "limitObject"] },
  limits: { is: "map", of: "limit" },
  leadsObject: {
    is: "object",
    of: { path: "text", keep: ["element", "whole"] } satisfies Names<keyof LeadsRule>,
    needs: ["path"],
  },
  leads: { is: "either", of: ["text", "leadsObject"] },
  defaults: {
    is: "object",
    of: {
      country: "text",
      currency: "text",
      timeZone: "text",
      missing: "texts",
      decimalSeparator: [".", ","],
    } satisfies Names<keyof NonNullable<Rules["defaults"]>>,
  },
  fields: {
    is: "object",
    of: allOf(
      /* @__PURE__ */ Object.keys(newOrderFields).filter((name) => name !== "custom_extra_fields"),
      "value",
    ),
    rest: "value",
  },
  rules: {
    is: "object",
    of: {
      $schema: "text",
      version: [1],
      defaults: "defaults",
      leads: "leads",
      values: "valueMap",
      skip: "verdicts",
      reject: "verdicts",
      warn: "verdicts",
      needsContact: "boolean",
      key: "value",
      fields: "fields",
      products: "products",
      discount: "discount",
      total: "value",
      match: "match",
      limits: "limits",
    } satisfies Names<keyof Rules>,
    needs: ["version", "fields"],
  },
};

/* @__NO_SIDE_EFFECTS__ */
function allOf(names: readonly string[], node: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, node]));
}
