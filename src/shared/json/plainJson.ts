import { setOwn } from "./value.ts";

export interface PlainJsonProblem {
  /** The path: `fields.email`, `list[2]`; empty for the whole value. */
  readonly path: string;
  /** A number that JSON does not have, an unsupported type, too many levels, or too many values. */
  readonly reason: "number" | "kind" | "depth" | "size";
  /** The number or the type, or the allowed number of levels or values. */
  readonly detail: string;
}

/** The maximum depth. No real value is nested this deep, and each level uses stack. */
const maxDepth = 40;
/** The maximum number of values, which leaves room for lookup tables with many thousand rows. */
const maxValues = 200_000;
/** The maximum number of problems: enough to fix. A hostile value could have a million. */
const maxProblems = 100;

/** A frozen copy of plain JSON, without `comment`, and why a value is none: it may be huge or contain itself. */
export function copyPlainJson(
  value: unknown,
  comment?: string,
): { readonly copy: unknown; readonly problems: readonly PlainJsonProblem[] } {
  const problems: PlainJsonProblem[] = [];
  let count = 0;
  const tell = (path: string, reason: PlainJsonProblem["reason"], detail: string | number): undefined => {
    problems.push({ path: path.slice(0, 200), reason, detail: String(detail) });
  };
  const copy = (from: unknown, path: string, depth: number): unknown => {
    count += 1;
    if (count > maxValues || problems.length >= maxProblems) return undefined;
    if (from === null || typeof from === "string" || typeof from === "boolean") return from;
    if (typeof from === "number") {
      // As JSON writes it, so that the copy equals its parsed text.
      return Number.isFinite(from) ? from || 0 : tell(path, "number", from);
    }
    if (typeof from !== "object") return tell(path, "kind", typeof from);
    if (from instanceof Date) return tell(path, "kind", "Date");
    if (depth > maxDepth) return tell(path, "depth", maxDepth);
    if (Array.isArray(from))
      return Object.freeze(
        Array.from(from, (element, index) => copy(element, `${path}[${index}]`, depth + 1)),
      );
    const copied: Record<string, unknown> = {};
    for (const key of Object.keys(from)) {
      const member: unknown = Reflect.get(from, key);
      // As in JSON, a property that is set to undefined is left out.
      if (member !== undefined && key !== comment)
        setOwn(copied, key, copy(member, path === "" ? key : `${path}.${key}`, depth + 1));
    }
    return Object.freeze(copied);
  };
  const whole = copy(value, "", 0);
  if (count <= maxValues) return { copy: whole, problems };
  return { copy: undefined, problems: [{ path: "", reason: "size", detail: String(maxValues) }] };
}
