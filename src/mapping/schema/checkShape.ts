import { isRecord } from "../../api/wire/isRecord.ts";
import { nearestName } from "../../api/wire/nearestName.ts";
import type { RulesProblem } from "../../errors/rulesError.ts";
import { extraFieldPrefix } from "../rules/fieldNames.ts";
import { type GrammarName, type GrammarNode, grammar } from "./grammar.ts";

/** Compares plain JSON with the grammar and adds every difference with its path. */
export function checkShape(name: GrammarName, value: unknown, at: string, problems: RulesProblem[]): void {
  const node = nodeOf(name);
  if (node.is === "either") {
    const meant = node.of.find((each) => isKind(nodeOf(each), value));
    if (meant !== undefined) checkShape(meant, value, at, problems);
    else problems.push(wrongKind(node, value, at));
    return;
  }
  if (node.is === "choice") {
    if (!node.of.some((each) => each === value)) problems.push(badChoice(node.of, value, at));
    return;
  }
  if (!isKind(node, value)) {
    problems.push(wrongKind(node, value, at));
  } else if (Array.isArray(value) && node.is === "list") {
    if (value.length < (node.least ?? 0))
      problems.push({
        code: "missing",
        path: at,
        message: "The list is empty. Put something in, or remove it.",
      });
    for (const [index, each] of value.entries()) checkShape(node.of, each, `${at}[${index}]`, problems);
  } else if (isRecord(value) && node.is === "map") {
    for (const [key, each] of Object.entries(value)) checkShape(node.of, each, join(at, key), problems);
  } else if (isRecord(value) && node.is === "object") checkObject(node, value, at, problems);
}

/** A name that stands where it means nothing. */
export function unknownName(
  name: string,
  at: string,
  known: readonly string[],
  what = "not known here",
): RulesProblem {
  const suggestion = nearestName(name, known);
  const allowed = known.length > 30 ? "" : ` Allowed: ${known.map((each) => `\`${each}\``).join(", ")}.`;
  const hint = suggestion === undefined ? `.${allowed}` : `; did you mean \`${suggestion}\`?`;
  return {
    code: "unknown_name",
    path: join(at, name),
    message: `\`${name.slice(0, 80)}\`: ${what}${hint}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** Left columns that name an additional field. */
export function isExtraField(name: string): boolean {
  return name.startsWith(extraFieldPrefix) && name.length > extraFieldPrefix.length;
}

function checkObject(
  node: Extract<GrammarNode, { is: "object" }>,
  value: Record<string, unknown>,
  at: string,
  problems: RulesProblem[],
): void {
  for (const [key, each] of Object.entries(value)) {
    const known = Object.hasOwn(node.of, key) ? node.of[key] : undefined;
    const own = known ?? (isExtraField(key) ? node.rest : undefined);
    if (own !== undefined) checkShape(own, each, join(at, key), problems);
    else {
      const names = Object.keys(node.of);
      problems.push(
        node.rest === undefined
          ? unknownName(key, at, names)
          : unknownName(key, at, names, "not a Base field"),
      );
    }
  }
  for (const name of node.needs ?? []) {
    if (!Object.hasOwn(value, name)) {
      const needed = describe(nodeOf(node.of[name] ?? "text"));
      problems.push({
        code: "missing",
        path: join(at, name),
        message: `\`${name}\` is missing; ${needed} is needed.`,
      });
    }
  }
}

function nodeOf(name: GrammarName): GrammarNode {
  if (typeof name !== "string") return { is: "choice", of: name };
  return grammar[name] ?? { is: "text" };
}

/** Whether the value is the kind of JSON that the node describes, right or wrong inside. */
function isKind(node: GrammarNode, value: unknown): boolean {
  switch (node.is) {
    case "text":
      return typeof value === "string";
    case "choice":
      return node.of.some((each) => typeof each === typeof value);
    case "list":
      return Array.isArray(value);
    case "map":
    case "object":
      return isRecord(value);
    case "either":
      return node.of.some((each) => isKind(nodeOf(each), value));
    default:
      return typeof value === node.is;
  }
}

function describe(node: GrammarNode): string {
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
      return node.of.map((each) => JSON.stringify(each)).join(" or ");
    case "either":
      return node.of.includes("valueObject")
        ? 'a path (a text), a number, true or false, or an object such as { "value": "UAH" }'
        : node.of.map((each) => describe(nodeOf(each))).join(" or ");
    default:
      return "an object";
  }
}

function wrongKind(node: GrammarNode, value: unknown, at: string): RulesProblem {
  const given =
    value === null
      ? "`null`"
      : Array.isArray(value)
        ? "a list"
        : typeof value === "object"
          ? "an object"
          : `a ${typeof value}`;
  return { code: "wrong_type", path: at, message: `This is ${given}; ${describe(node)} is needed.` };
}

function badChoice(values: readonly unknown[], value: unknown, at: string): RulesProblem {
  const known = values.filter((each) => typeof each === "string");
  const suggestion = typeof value === "string" ? nearestName(value, known) : undefined;
  const hint = suggestion === undefined ? "." : `; did you mean "${suggestion}"?`;
  const message = `This must be ${values.map((each) => JSON.stringify(each)).join(" or ")}${hint}`;
  return { code: "bad_choice", path: at, message, ...(suggestion === undefined ? {} : { suggestion }) };
}

function join(at: string, key: string): string {
  return (at === "" ? key : `${at}.${key}`).slice(0, 200);
}
