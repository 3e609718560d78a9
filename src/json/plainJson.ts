import { setOwn } from "./value.ts";

/** What keeps a value from being plain JSON. */
export interface PlainJsonProblem {
  /** Where: `fields.email`, `list[2]`; empty for the whole. */ readonly path: string;
  /** A number that JSON does not have, another kind of value, too many levels, or too many values. */
  readonly reason: "number" | "kind" | "depth" | "size";
  /** The number or the kind; how many levels or values are allowed. */ readonly detail: string;
}

/** No one nests values this deep; each level costs stack. */
const maxDepth = 40;

/** Room for look-up tables of many thousand rows. */
const maxValues = 200_000;

/** Enough to correct; a hostile value could have a million. */
const maxProblems = 100;

/**
 * A frozen copy of plain JSON, and what keeps the value from being that. The value is untrusted: it may be
 * huge, endlessly deep, or contain itself.
 * @param comment A key that is left out wherever it is.
 */
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
      // As JSON writes it, so that a copy is what its text would be.
      return Number.isFinite(from) ? from || 0 : tell(path, "number", from);
    }
    if (typeof from !== "object") return tell(path, "kind", typeof from);
    if (depth > maxDepth) return tell(path, "depth", maxDepth);
    if (Array.isArray(from)) {
      return Object.freeze(Array.from(from, (each, index) => copy(each, `${path}[${index}]`, depth + 1)));
    }
    const own: Record<string, unknown> = {};
    for (const key of Object.keys(from)) {
      const each: unknown = Reflect.get(from, key);
      // A property that is set to undefined is one that is not there, as in JSON.
      if (each !== undefined && key !== comment)
        setOwn(own, key, copy(each, path === "" ? key : `${path}.${key}`, depth + 1));
    }
    return Object.freeze(own);
  };
  const whole = copy(value, "", 0);
  if (count <= maxValues) return { copy: whole, problems };
  return { copy: undefined, problems: [{ path: "", reason: "size", detail: String(maxValues) }] };
}
