import type { RulesProblem } from "../../shared/errors/rulesError.ts";
import { getOwn, isRecord, kindName } from "../../shared/json/value.ts";
import type { Detail, Message } from "../../shared/messages/format.ts";
import { didYouMean } from "../../shared/options/closestName.ts";
import { fieldNames } from "../order/limits.ts";
import type { GrammarName, GrammarNode } from "../rules/grammarNode.ts";
import { addProblem, joinPath, partOf, problemOf, tell, unknownName } from "../rules/problems.ts";
import { isExtraField } from "../rules/rules.ts";
import { grammar } from "./grammar.ts";

/** Compares plain JSON with the grammar and adds every difference, with its path, to the problems. */
export function checkShape(name: GrammarName, value: unknown, path: string, problems: RulesProblem[]): void {
  const node = nodeOf(name);
  if (node.is === "either") {
    const meant = node.of.find((alternative) => isKind(nodeOf(alternative), value));
    const meantNode = meant === undefined ? undefined : nodeOf(meant);
    const isOther = meantNode?.is === "choice" && meantNode.of.length === 1 && meantNode.of[0] !== value;
    if (meant !== undefined && !isOther) checkShape(meant, value, path, problems);
    else tell(problems, "wrong_type", path, () => wrongKind(name, value, path));
    return;
  }
  if (node.is === "choice") {
    if (!node.of.some((choice) => choice === value))
      tell(problems, "bad_choice", path, () => badChoice(node.of, value, path));
    return;
  }
  if (!isKind(node, value)) {
    tell(problems, "wrong_type", path, () => wrongKind(name, value, path));
  } else if (Array.isArray(value) && node.is === "list") {
    if (value.length < (node.least ?? 0)) addProblem(problems, "missing.element", path);
    for (const [index, element] of value.entries())
      checkShape(node.of, element, `${path}[${index}]`, problems);
  } else if (isRecord(value) && node.is === "map") {
    for (const [key, member] of Object.entries(value))
      checkShape(node.of, member, joinPath(path, key), problems);
  } else if (isRecord(value) && node.is === "object") checkObject(node, value, path, problems);
}

function checkObject(
  node: Extract<GrammarNode, { is: "object" }>,
  value: Record<string, unknown>,
  path: string,
  problems: RulesProblem[],
): void {
  for (const [key, member] of Object.entries(value)) {
    const known = getOwn(node.of, key);
    // `deal_cf_ 101` would be the name of a field that no account has.
    const grammarName = known ?? (isExtraField(key) && !/^deal_cf_\s|\s$/.test(key) ? node.rest : undefined);
    if (grammarName !== undefined) checkShape(grammarName, member, joinPath(path, key), problems);
    else {
      tell(problems, "unknown_name", joinPath(path, key), () => {
        if (node.rest !== undefined) return unknownField(key, path);
        const names = Object.keys(node.of);
        if (path !== "" || !isBaseField(key)) return unknownName(key, path, names);
        return problemOf("misplaced.field", joinPath("", key), { name: key.slice(0, 80) });
      });
    }
  }
  for (const name of node.needs ?? []) {
    if (!Object.hasOwn(value, name)) {
      const wanted = wantedAt(node.of[name] ?? "text");
      addProblem(problems, "missing.name", joinPath(path, name), { name, wanted });
    }
  }
}

function nodeOf(name: GrammarName): GrammarNode {
  return typeof name === "string" ? grammar[name] : name;
}

/** Whether the value is the kind of JSON that the node describes, even if its content is wrong. */
function isKind(node: GrammarNode, value: unknown): boolean {
  switch (node.is) {
    case "text":
      return typeof value === "string";
    case "choice":
      return node.of.some((choice) => typeof choice === typeof value);
    case "list":
      return Array.isArray(value);
    case "map":
    case "object":
      return isRecord(value);
    case "either":
      return node.of.some((alternative) => isKind(nodeOf(alternative), value));
    case "anything":
      return true;
    default:
      return typeof value === node.is;
  }
}

function isBaseField(name: string): boolean {
  const { fields } = grammar;
  return isExtraField(name) || (fields.is === "object" && Object.hasOwn(fields.of, name));
}

function unknownField(name: string, parentPath: string): RulesProblem {
  const path = joinPath(parentPath, name);
  const details = { name: name.slice(0, 80) };
  if (/^(?:extra_?field|(?:deal_?)?cf(?:_|$)|custom_?(?:extra|field))/i.test(name))
    return problemOf("unknown_name.extra", path, details);
  // A table may have these words, but they are not fields.
  if (/^(?:key|country|products(?:\..*)?)$/.test(name)) return problemOf("unknown_name.word", path, details);
  const known = [...fieldNames(), "key", "country", "products"];
  const problem = unknownName(name, parentPath, known, { what: "field" });
  if (problem.suggestion !== undefined) return problem;
  return problemOf("unknown_name.field", path, { ...details, link: addOrderLink });
}

const addOrderLink = "https://api.baselinker.com/index.php?method=addOrder";

/** Returns what is wanted, in words of ours or, for a choice, as the rules write it. */
function wantedAt(name: GrammarName): Detail {
  const node = nodeOf(name);
  const example = typeof name === "string" ? getOwn(examples, name) : undefined;
  if (example !== undefined) return example;
  switch (node.is) {
    case "text":
    case "number":
    case "boolean":
    case "list":
      return partOf(`wanted.${node.is}`);
    case "choice":
      return oneOf(node.of.map((choice) => JSON.stringify(choice)));
    case "either":
      return oneOf(node.of.map(wantedAt));
    default:
      return partOf("wanted.object");
  }
}

function oneOf(parts: readonly Detail[]): Detail {
  return parts.reduce((one, other) => partOf("or", { one, other }));
}

/** Examples of what to write, which help more than a kind of JSON. */
const examples: Readonly<Record<string, Message>> = /* @__PURE__ */ (() => ({
  value: partOf("wanted.value"),
  operand: partOf("wanted.operand"),
  condition: partOf("wanted.condition"),
  verdicts: partOf("wanted.list_like", {
    example: '[{ "when": { "path": "test", "is": true }, "reason": "a test" }]',
  }),
  lines: partOf("wanted.object_like", { example: '{ "each": "items", "fields": { "sku": "sku" } }' }),
  discount: partOf("wanted.object_like", { example: '{ "amount": "discount" }' }),
  values: partOf("wanted.list_like", { example: '["first", "last"]' }),
  table: partOf("wanted.object_like", { example: '{ "cash": true }' }),
  matchObject: partOf("wanted.object_like", { example: '{ "by": ["sku"] }' }),
  limitObject: partOf("wanted.object_like", { example: '{ "max": 100 }' }),
}))();

function wrongKind(name: GrammarName, value: unknown, path: string): RulesProblem {
  return problemOf("wrong_type.kind", path, { kind: kindName(value), wanted: wantedAt(name) });
}

function badChoice(values: readonly unknown[], value: unknown, path: string): RulesProblem {
  const wanted = oneOf(values.map((choice) => JSON.stringify(choice)));
  const known = values.filter((choice) => typeof choice === "string");
  const near = typeof value === "string" ? didYouMean(value, known) : undefined;
  if (near === undefined) return problemOf("bad_choice", path, { wanted });
  return problemOf("bad_choice", path, { wanted, help: "near", near }, near);
}
