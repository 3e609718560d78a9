import type { RulesProblem } from "../../shared/errors/rulesError.ts";
import { getOwn, isRecord, kindOf } from "../../shared/json/value.ts";
import { didYouMean } from "../../shared/options/closestName.ts";
import { fieldNames } from "../order/limits.ts";
import type { GrammarName, GrammarNode } from "../rules/grammarNode.ts";
import { joinPath, tell, unknownName } from "../rules/problems.ts";
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
    if (value.length < (node.least ?? 0))
      problems.push({
        code: "missing",
        path: path,
        message: "The list is empty. Add an element or remove the list.",
      });
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
        return path === "" && isBaseField(key) ? misplacedField(key) : unknownName(key, path, names);
      });
    }
  }
  for (const name of node.needs ?? []) {
    if (!Object.hasOwn(value, name)) {
      const needed = describe(node.of[name] ?? "text");
      problems.push({
        code: "missing",
        path: joinPath(path, name),
        message: `\`${name}\` is missing; ${needed} is needed.`,
      });
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

function misplacedField(name: string): RulesProblem {
  const message = `\`${name.slice(0, 80)}\` is a field of the order. Put it into \`fields\`.`;
  return { code: "misplaced", path: joinPath("", name), message };
}

function unknownField(name: string, parentPath: string): RulesProblem {
  const path = joinPath(parentPath, name);
  const shortName = name.slice(0, 80);
  if (/^(?:extra_?field|(?:deal_?)?cf(?:_|$)|custom_?(?:extra|field))/i.test(name)) {
    const message = `\`${shortName}\`: not a Base field. An additional field is written \`deal_cf_<id>\`, such as \`deal_cf_101\`.`;
    return { code: "unknown_name", path, message };
  }
  // A table may have these words, but they are not fields.
  if (/^(?:key|country|products(?:\..*)?)$/.test(name)) {
    const message = `\`${shortName}\`: not a Base field. \`key\`, \`defaults\` and \`products\` go next to \`fields\`: { "version": 1, "fields": { … }, "products": { "each": "items", "fields": { … } } }.`;
    return { code: "unknown_name", path, message };
  }
  const problem = unknownName(
    name,
    parentPath,
    [...fieldNames(), "key", "country", "products"],
    "not a Base field",
  );
  if (problem.suggestion !== undefined) return problem;
  const message = `\`${shortName}\`: not a Base field. The names are those of addOrder: https://api.baselinker.com/index.php?method=addOrder`;
  return { ...problem, message };
}

function describe(name: GrammarName): string {
  const node = nodeOf(name);
  const example = typeof name === "string" ? getOwn(examples, name) : undefined;
  if (example !== undefined) return example;
  switch (node.is) {
    case "text":
      return "a text";
    case "number":
      return "a number";
    case "boolean":
      return "true or false";
    case "list":
      return "a list";
    case "choice":
      return node.of.map((choice) => JSON.stringify(choice)).join(" or ");
    case "either":
      return node.of.map(describe).join(" or ");
    default:
      return "an object";
  }
}

/** Examples of what to write, which help more than a kind of JSON. */
const examples: Readonly<Record<string, string>> = {
  value:
    'a path (a text), a number, true or false, or an object such as { "value": "UAH" } or { "first": ["phone", "tel"] }',
  operand:
    'one text, number, true or false, or a value of the lead such as { "path": "limit" } (for several use `in`)',
  condition: 'a condition such as { "path": "status", "is": "paid" }',
  verdicts: 'a list such as [{ "when": { "path": "test", "is": true }, "reason": "a test" }]',
  lines: 'an object such as { "each": "items", "fields": { "sku": "sku" } }',
  discount: 'an object such as { "amount": "discount" }',
  values: 'a list such as ["first", "last"]',
  table: 'an object such as { "cash": true }',
  matchObject: 'an object such as { "by": ["sku"] }',
  limitObject: 'an object such as { "max": 100 }',
};

function wrongKind(name: GrammarName, value: unknown, path: string): RulesProblem {
  return {
    code: "wrong_type",
    path: path,
    message: `This is ${kindOf(value)}; ${describe(name)} is needed.`,
  };
}

function badChoice(values: readonly unknown[], value: unknown, path: string): RulesProblem {
  const known = values.filter((choice) => typeof choice === "string");
  const suggestion = typeof value === "string" ? didYouMean(value, known) : undefined;
  const hint = suggestion === undefined ? "." : `; did you mean "${suggestion}"?`;
  const message = `This must be ${values.map((choice) => JSON.stringify(choice)).join(" or ")}${hint}`;
  return { code: "bad_choice", path: path, message, ...(suggestion === undefined ? {} : { suggestion }) };
}
