import { newOrderFields } from "../../api/methods/orders/orderFields.ts";
import { groupWords, testWords } from "../compile/conditions.ts";
import { modifierWords } from "../compile/modifiers.ts";
import { asTypes } from "../compile/readAs.ts";
import { sourceCompanions, sourceWords } from "../compile/sources.ts";
import { lineWords } from "../order/compileLines.ts";
import { lineFields } from "../order/limits.ts";
import { priceNames } from "../order/lineAmounts.ts";
import { ambiguousLines, linePrices, matchFields, unmatchedLines } from "../order/matchLines.ts";
import { topWords } from "../order/topWords.ts";
import {
  choice,
  choiceOf,
  type GrammarName,
  type GrammarNode,
  type NodeTypes,
  type Takes,
} from "../rules/grammarNode.ts";
import type { DiscountRule, LeadsRule, LimitRule, MatchRule, Rules, Verdict } from "../rules/rules.ts";
import { cleanWords } from "../values/clean.ts";

/** The type of each word of an object. A missing word is a compile error. */
type WordsOf<T> = { readonly [Name in keyof T]-?: Takes<T[Name]> };
type Words = Readonly<Record<string, GrammarName>>;

// Created in functions, so that bundlers can drop unused ones together with all words.

const valueWords: Words = /* @__PURE__ */ (() => ({
  ...takesOf(sourceWords),
  ...Object.fromEntries(sourceCompanions.map(({ name, takes }) => [name, takes])),
  ...takesOf(modifierWords),
}))();

const typeOptions: Words = /* @__PURE__ */ (() =>
  Object.assign({ type: choiceOf(asTypes) }, ...Object.values(asTypes).map(({ options }) => options)))();

export const grammar: { readonly [Name in keyof NodeTypes]: GrammarNode } = /* @__PURE__ */ (() => ({
  anything: { is: "anything" },
  text: { is: "text" },
  number: { is: "number" },
  boolean: { is: "boolean" },
  texts: { is: "list", of: "text" },
  textOrTexts: { is: "either", of: ["text", "texts"] },
  textMap: { is: "map", of: "text" },
  numberOrText: { is: "either", of: ["number", "text"] },
  constant: { is: "either", of: ["text", "number", "boolean"] },
  constants: { is: "list", of: "constant" },
  constantMap: { is: "map", of: "constant" },
  cell: { is: "either", of: ["text", "number", "boolean", "constantMap"] },
  table: { is: "map", of: "cell" },
  value: { is: "either", of: ["text", "number", "boolean", "valueObject"] },
  values: { is: "list", of: "value", least: 1 },
  valueMap: { is: "map", of: "value" },
  valueObject: { is: "object", of: valueWords },
  operand: { is: "either", of: ["text", "number", "boolean", "valueObject"] },
  condition: { is: "object", of: { ...takesOf(groupWords), ...takesOf(testWords), ...valueWords } },
  conditions: { is: "list", of: "condition" },
  cleaning: { is: "list", of: choiceOf(cleanWords) },
  typeObject: { is: "object", of: typeOptions, needs: ["type"] },
  type: { is: "either", of: [choiceOf(asTypes), "typeObject"] },
  verdict: {
    is: "object",
    of: { when: "condition", reason: "text" } satisfies WordsOf<Verdict>,
    needs: ["when", "reason"],
  },
  verdicts: { is: "list", of: "verdict" },
  lines: { is: "object", of: lineWords, needs: ["fields"] },
  lineFields: { is: "object", of: values([...Object.keys(lineFields), ...priceNames]) },
  linesList: { is: "list", of: "lines" },
  products: { is: "either", of: ["lines", "linesList"] },
  matchObject: {
    is: "object",
    of: {
      by: "matchFields",
      unmatched: choiceOf(unmatchedLines),
      ambiguous: choiceOf(ambiguousLines),
      allOrNothing: "boolean",
      priceGroup: "numberOrText",
      price: choiceOf(linePrices),
      tolerance: "number",
      storageId: "text",
    } satisfies WordsOf<MatchRule>,
  },
  matchFields: { is: "list", of: choiceOf(matchFields), least: 1 },
  match: { is: "either", of: [choice(false), "matchObject"] },
  discount: {
    is: "object",
    of: {
      amount: "value",
      percent: "boolean",
      mode: choice("spread", "line"),
      name: "value",
    } satisfies WordsOf<DiscountRule>,
    needs: ["amount"],
  },
  limitObject: {
    is: "object",
    of: { max: "number", overflow: "text" } satisfies {
      readonly [Name in keyof Exclude<LimitRule, string>]-?: GrammarName;
    },
  },
  limit: { is: "either", of: [choice("truncate", "reject"), "limitObject"] },
  limits: { is: "map", of: "limit" },
  leadsObject: {
    is: "object",
    of: { path: "text", keep: choice("element", "whole") } satisfies WordsOf<LeadsRule>,
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
      decimalSeparator: choice(".", ","),
    } satisfies WordsOf<NonNullable<Rules["defaults"]>>,
  },
  fields: {
    is: "object",
    of: values(Object.keys(newOrderFields).filter((name) => name !== "custom_extra_fields")),
    rest: "value",
  },
  // Checked when the tests run: a mapper does not need to.
  tests: { is: "list", of: "anything" },
  rules: { is: "object", of: takesOf(topWords), needs: ["version", "fields"] },
}))();

/* @__NO_SIDE_EFFECTS__ */
function takesOf(words: Readonly<Record<string, { readonly takes: GrammarName }>>): Words {
  return Object.fromEntries(Object.entries(words).map(([name, { takes }]) => [name, takes]));
}

/* @__NO_SIDE_EFFECTS__ */
function values(names: readonly string[]): Words {
  return Object.fromEntries(names.map((name) => [name, "value" as const]));
}
