import type { MemberNode, ValueNode } from "@humanwhocodes/momoa";

/** Returns where a path is in the text of a file: `1:24`. */
export type FindPosition = (path: string) => string | undefined;

/** Finds paths of rules in their text. If a path does not exist, finds its last existing part. */
export async function positionsIn(text: string): Promise<FindPosition> {
  const { parse } = await import("@humanwhocodes/momoa");
  let root: ValueNode;
  try {
    root = parse(text, { mode: "jsonc", allowTrailingCommas: true }).body;
  } catch {
    // A table is not JSON.
    return () => undefined;
  }
  return (path) => {
    let at = root.loc.start;
    let node: ValueNode = root;
    for (const step of path.matchAll(/\[(\d+)\]|\['((?:[^']|'')*)'\]|([^.[\]]+)/g)) {
      const [, index, quoted, plain] = step;
      if (node.type === "Array" && index !== undefined) {
        const element = node.elements[Number(index)];
        if (element === undefined) break;
        at = element.loc.start;
        node = element.value;
      } else if (node.type === "Object") {
        const name = quoted?.replaceAll("''", "'") ?? plain ?? index;
        const member = node.members.find(({ name: key }) => keyOf(key) === name);
        if (member === undefined) break;
        at = member.name.loc.start;
        node = member.value;
      } else break;
    }
    return `${at.line}:${at.column}`;
  };
}

function keyOf(key: MemberNode["name"]): string {
  return key.type === "String" ? key.value : key.name;
}
