import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { grammar } from "../../src/mapping/schema/grammar.ts";
import type { GrammarName, GrammarNode } from "../../src/mapping/schema/grammarNode.ts";

/**
 * Writes `dist/rules.schema.json`, or prints it with `--print`: the grammar of rules as JSON Schema, with the
 * comments of the types as descriptions. An editor completes names by it, and shows what they mean.
 */
const rules = new URL("../../src/mapping/rules/language.ts", import.meta.url);
const values = new URL("../../src/mapping/rules/value.ts", import.meta.url);
const fields = new URL("../../src/api/orders/orderFields.ts", import.meta.url);
const descriptions = new Map([...commentsOf(fields), ...commentsOf(rules), ...commentsOf(values)]);

const schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "https://unpkg.com/baselinker-sdk/rules.schema.json",
  title: "Rules of baselinker-sdk",
  description: "How a lead becomes an order in Base. See docs/rules.md.",
  $ref: "#/$defs/rules",
  $defs: Object.fromEntries(Object.entries(grammar).map(([name, node]) => [name, schemaOf(node)])),
};

const json = `${JSON.stringify(schema, null, 2)}\n`;
if (process.argv.includes("--print")) {
  console.log(json);
} else {
  const target = new URL("../../dist/rules.schema.json", import.meta.url);
  mkdirSync(new URL(".", target), { recursive: true });
  writeFileSync(target, json);
  console.log(`wrote ${fileURLToPath(target)}`);
}

function schemaOf(node: GrammarNode): Record<string, unknown> {
  switch (node.is) {
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
        items: reference(node.of),
        ...(node.least === undefined ? {} : { minItems: node.least }),
      };
    case "map":
      return { type: "object", additionalProperties: reference(node.of) };
    case "either":
      return { anyOf: node.of.map(reference) };
    case "object":
      return {
        type: "object",
        properties: Object.fromEntries(
          Object.entries(node.of).map(([name, of]) => [name, described(name, reference(of))]),
        ),
        ...(node.rest === undefined ? {} : { patternProperties: { "^deal_cf_.+$": reference(node.rest) } }),
        ...(node.needs === undefined ? {} : { required: [...node.needs] }),
        additionalProperties: false,
      };
  }
}

function reference(name: GrammarName): Record<string, unknown> {
  return typeof name === "string" ? { $ref: `#/$defs/${name}` } : schemaOf(name);
}

function described(name: string, to: Record<string, unknown>): Record<string, unknown> {
  const description = descriptions.get(name);
  return description === undefined ? to : { description, ...to };
}

/** The first comment of each property, in one line. */
function commentsOf(file: URL): Map<string, string> {
  const source = ts.sys.readFile(fileURLToPath(file)) ?? "";
  const tree = ts.createSourceFile(file.pathname, source, ts.ScriptTarget.Latest, true);
  const comments = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) || ts.isPropertyAssignment(node)) {
      const name = node.name.getText().replace(/^["']|["']$/g, "");
      const [comment] = ts.getLeadingCommentRanges(source, node.getFullStart())?.slice(-1) ?? [];
      const text = comment === undefined ? "" : source.slice(comment.pos, comment.end);
      const plain = text
        .replace(/^\/\*\*|\*\/$/g, "")
        .replace(/\n\s*\*/g, " ")
        .replace(/\s+/g, " ")
        .trim();
      if (text.startsWith("/**") && !comments.has(name)) comments.set(name, plain);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return comments;
}
