/** A longer text holds something, and looking at all of it costs time. */
const maxLength = 300;

/**
 * Whether a value means "nothing was given": `undefined`, `null`, `""`, whitespace, `[]`, a lone dash, or an
 * unexpanded macro such as `{{ad.name}}`. `0` and `false` are values.
 */
export function isMissing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== "string") return false;
  if (value.length > maxLength) return false;
  const text = value.trim();
  return (
    text === "" || /^[-–—−\p{Cf}\0]+$/u.test(text) || /^(?:\{\{[^{}]*\}\}|\{%[^%]*%\}|%%[^%]*%%)$/.test(text)
  );
}

/**
 * Makes a test for values that mean nothing, with further texts of one source (`(none)`, `не вказано`); case and
 * surrounding spaces do not matter. However many texts there are, it takes the time of one.
 */
export function compileMissing(texts: readonly string[]): (value: unknown) => boolean {
  const plain = new Set(texts.map((text) => text.trim().toLowerCase()));
  return (value) =>
    isMissing(value) ||
    (typeof value === "string" && value.length <= maxLength && plain.has(value.trim().toLowerCase()));
}

/** `undefined` for everything that means "nothing"; any other value as it is. */
export function emptyToUndefined(value: unknown): unknown {
  if (typeof value === "string") {
    if (value === "") return undefined;
    const code = value.charCodeAt(0);
    // Letters, digits and the signs between them begin most texts, and no text that begins so means nothing.
    if ((code > 47 && code < 123) || (code > 1023 && code < 1328)) return value;
    return isMissing(value) ? undefined : value;
  }
  if (typeof value === "number") return Number.isNaN(value) ? undefined : value;
  if (value === null || typeof value === "function" || typeof value === "symbol") return undefined;
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}
