import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { grammar } from "../../src/mapping/parse/grammar.ts";
import type { GrammarName, GrammarNode } from "../../src/mapping/rules/grammarNode.ts";
import { ruleTestGrammar } from "../../src/rule-tools/ruleTests/readRuleTests.ts";
import { descriptionOf } from "./ruleWords.ts";

/**
 * Writes `dist/rules.schema.json`, or prints it with `--print`: the grammar of rules as JSON Schema, with the
 * comments of the types as descriptions, in English and Ukrainian. An editor completes names by it, and shows what
 * they mean.
 */

/** The types that say what the words of a node mean. */
const owners: Readonly<Record<string, readonly string[]>> = {
  rules: ["Rules"],
  defaults: ["Rules.defaults"],
  leadsObject: ["LeadsRule"],
  verdict: ["Verdict"],
  lines: ["LinesRule"],
  discount: ["DiscountRule"],
  matchObject: ["MatchRule"],
  limitObject: ["LimitRule"],
  typeObject: ["TypeOptions"],
  valueObject: ["SourceForm", "Modifiers"],
  condition: ["RuleCondition", "Tests", "SourceForm", "Modifiers"],
  fields: ["newOrderFields"],
  lineFields: ["newOrderProductFields", "LinePriceRules"],
  tests: ["RuleTest"],
};

const schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "https://unpkg.com/baselinker-sdk/rules.schema.json",
  title: "Rules of baselinker-sdk",
  description: "How a lead becomes an order in Base. See docs/rules.md.",
  $ref: "#/$defs/rules",
  $defs: Object.fromEntries(
    Object.entries({ ...grammar, tests: ruleTestGrammar() }).map(([name, node]) => {
      const own = schemaOf(node, owners[name] ?? []);
      return [name, name === "rules" ? orWithTable(own) : own];
    }),
  ),
};

const json = `${JSON.stringify(schema)}\n`;
if (process.argv.includes("--print")) {
  console.log(json);
} else {
  const target = new URL("../../dist/rules.schema.json", import.meta.url);
  mkdirSync(new URL(".", target), { recursive: true });
  writeFileSync(target, json);
  console.log(`wrote ${fileURLToPath(target)}`);
}

/** A table may be there instead of `fields`, or next to them. `parseRules` brings it to their form. */
function orWithTable(schema: Record<string, unknown>): Record<string, unknown> {
  const rows = {
    type: "object",
    properties: {
      key: propertyOf("rules", "key"),
      country: propertyOf("defaults", "country"),
      products: propertyOf("lines", "each"),
      ...rowsOf("fields", ""),
      ...rowsOf("lineFields", "products."),
    },
    patternProperties: { "^deal_cf_.+$": { $ref: "#/$defs/value" } },
    additionalProperties: false,
  };
  const table = {
    description: "A LeadBox mapping: an object, a list of pairs, or its text as it is pasted.",
    anyOf: [rows, { type: ["array", "string"] }],
  };
  return {
    ...schema,
    properties: { ...Object(schema.properties), table },
    required: ["version"],
    anyOf: [{ required: ["fields"] }, { required: ["table"] }],
  };
}

/** A row of a table for each word of an object. It takes what the word takes, and means the same. */
function rowsOf(name: "fields" | "lineFields", prefix: string): Record<string, unknown> {
  const node = grammar[name];
  const words = node.is === "object" ? wordsOf(node.of) : [];
  return Object.fromEntries(words.map(([word]) => [prefix + word, propertyOf(name, word)]));
}

function propertyOf(name: string, word: string): Record<string, unknown> {
  return { $ref: `#/$defs/${name}/properties/${word}` };
}

function schemaOf(node: GrammarNode, types: readonly string[]): Record<string, unknown> {
  switch (node.is) {
    case "anything":
      return {};
    case "text":
      return { type: "string" };
    case "number":
    case "boolean":
      return { type: node.is };
    case "choice":
      return { enum: [...node.of] };
    case "list":
      return {
        type: "array",
        items: reference(node.of, types),
        ...(node.least === undefined ? {} : { minItems: node.least }),
      };
    case "map":
      return { type: "object", additionalProperties: reference(node.of, types) };
    case "either":
      return { anyOf: node.of.map((each) => reference(each, types)) };
    case "object":
      return {
        type: "object",
        properties: {
          $comment: { type: "string" },
          ...Object.fromEntries(
            wordsOf(node.of).map(([name, of]) => [
              name,
              described(name, typesIn(node.of, types), reference(of, types)),
            ]),
          ),
        },
        ...(node.rest === undefined
          ? {}
          : { patternProperties: { "^deal_cf_.+$": reference(node.rest, types) } }),
        ...(node.needs === undefined ? {} : { required: [...node.needs] }),
        additionalProperties: false,
      };
  }
}

function reference(name: GrammarName, types: readonly string[]): Record<string, unknown> {
  return typeof name === "string" ? { $ref: `#/$defs/${name}` } : schemaOf(name, types);
}

function described(
  name: string,
  types: readonly string[],
  to: Record<string, unknown>,
): Record<string, unknown> {
  return { description: descriptionOf(name, types), ...to };
}

/** People may write comments everywhere. */
function wordsOf(of: Readonly<Record<string, GrammarName>>): [string, GrammarName][] {
  return Object.entries(of).filter(([name]) => name !== "$comment");
}

/** An order in a test has the words of orders, and its lines those of lines. */
function typesIn(of: object, types: readonly string[]): readonly string[] {
  if (!types.includes("RuleTest")) return types;
  if (Object.hasOwn(of, "sku")) return owners.lineFields ?? [];
  return Object.hasOwn(of, "email") ? ["newOrderFields", "Rules"] : types;
}
