import type { MemberNode, ValueNode } from "@humanwhocodes/momoa";

/** Returns where a path is in the text of a file: `1:24`, or the line of a pasted table. */
export type FindPosition = (path: string) => string | undefined;

/** Finds paths of rules in their text, also of a table. If a path does not exist, finds its last existing part. */
export async function positionsIn(text: string): Promise<FindPosition> {
  const { parse } = await import("@humanwhocodes/momoa");
  let root: ValueNode;
  try {
    root = parse(text, { mode: "jsonc", allowTrailingCommas: true }).body;
  } catch {
    // A pasted table is not JSON.
    const lines = linesOf(text);
    return (path) => {
      const [left] = inTable(stepsOf(path));
      return left === undefined ? undefined : lines.get(left);
    };
  }
  return (path) => {
    const steps = stepsOf(path);
    const row = inTable(steps);
    const places = [steps, row, ["table", ...row]].map((candidate) => placeOf(root, candidate));
    const best = places.reduce((most, place) => (place.missing < most.missing ? place : most));
    return `${best.start.line}:${best.start.column}`;
  };
}

function stepsOf(path: string): string[] {
  return Array.from(
    path.matchAll(/\[(\d+)\]|\['((?:[^']|'')*)'\]|([^.[\]]+)/g),
    ([, index, quoted, plain]) => index ?? quoted?.replaceAll("''", "'") ?? plain ?? "",
  );
}

/** Converts a path to the words in the left column of a table: `country`, `products.sku`. */
function inTable(steps: readonly string[]): readonly string[] {
  const [word, name, field = "", ...deeper] = steps;
  if (word === "fields" || word === "defaults") return steps.slice(1);
  if (word !== "products" || name === undefined) return steps;
  return name === "fields" ? [`products.${field}`, ...deeper] : [word, ...steps.slice(2)];
}

/** The line of each word in the left column, the first if a word is there twice: rules may have a hundred problems. */
function linesOf(table: string): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const [index, line] of table.split("\n").entries()) {
    const [left = ""] = line.replace(/^[\s|"]+/, "").split(/["\t;|,→]|[=-]>| {2}/, 1);
    const word = left.trim();
    if (!lines.has(word)) lines.set(word, String(index + 1));
  }
  return lines;
}

function placeOf(root: ValueNode, steps: readonly string[]) {
  let start = root.loc.start;
  let node = root;
  for (const [index, step] of steps.entries()) {
    const next = childOf(node, step);
    if (next === undefined) return { start, missing: steps.length - index };
    start = next.start;
    node = next.value;
  }
  return { start, missing: 0 };
}

function childOf(node: ValueNode, step: string) {
  if (node.type === "Object") {
    const member = node.members.find(({ name }) => keyOf(name) === step);
    return member && { start: member.name.loc.start, value: member.value };
  }
  if (node.type !== "Array") return undefined;
  const row = node.elements.map(({ value }) => value).find((value) => leftOf(value) === step);
  const rowValue = row?.type === "Array" ? row.elements[1]?.value : undefined;
  const value = rowValue ?? node.elements[Number(step)]?.value;
  return value && { start: (row ?? value).loc.start, value };
}

function leftOf(pair: ValueNode): string | undefined {
  const left = pair.type === "Array" ? pair.elements[0]?.value : undefined;
  return left?.type === "String" ? left.value : undefined;
}

function keyOf(key: MemberNode["name"]): string {
  return key.type === "String" ? key.value : key.name;
}
