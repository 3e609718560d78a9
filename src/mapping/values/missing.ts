/**
 * The maximum length of a text that means "nothing". A longer text never does, and looking at all of it costs
 * time.
 */
const maxLength = 300;

/**
 * Whether a value means "nothing": `undefined`, `null`, `""`, whitespace, `[]`, a lone dash, an unexpanded
 * macro such as `{{ad.name}}`; not `0`.
 */
export function isMissing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== "string") return false;
  if (value.length > maxLength) return false;
  const text = value.trim();
  return text === "" || /^[-–—−\p{Cf}\0]+$/u.test(text) || macro.test(text);
}

/** Matches a placeholder of a template, as senders write it. Lists in JSON and colours do not match. */
const macro =
  /^(?:\{\{[^{}]*\}\}|\{%[^%]*%\}|%%[^%]*%%|%[a-z]\w*%|\$\{[^{}]*\}|\{[a-z_][\w.]+\}|\*\|\w+\|\*|\[[a-z]+[-_][\w-]+\]|\[\[[a-z][\w. ]*\]\])$/i;

/**
 * Compiles a test for "nothing", which may also be a text of the source (`(none)`) in any case. The number of
 * texts does not affect the time.
 */
export function compileMissing(texts: readonly string[]): (value: unknown) => boolean {
  const plain = new Set(texts.map((text) => text.trim().toLowerCase()));
  return (value) =>
    isMissing(value) ||
    (typeof value === "string" && value.length <= maxLength && plain.has(value.trim().toLowerCase()));
}

/** Returns `undefined` for everything that means "nothing", and any other value as it is. */
export function emptyToUndefined(value: unknown): unknown {
  if (typeof value === "string") {
    if (value === "") return undefined;
    const code = value.charCodeAt(0);
    // Most texts start with letters, digits or the signs between these: of them only `[` begins a text for "nothing".
    if ((code > 47 && code < 123 && code !== 91) || (code > 1023 && code < 1328)) return value;
    return isMissing(value) ? undefined : value;
  }
  if (typeof value === "number") return Number.isNaN(value) ? undefined : value;
  if (value === null || typeof value === "function" || typeof value === "symbol") return undefined;
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}
