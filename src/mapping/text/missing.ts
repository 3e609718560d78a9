/** A longer text holds something, and looking at all of it costs time. */
const maxLength = 300;

/**
 * Whether a value means "nothing was given": `undefined`, `null`, `""`, whitespace, `[]`, a lone dash,
 * an unexpanded macro such as `{{ad.name}}`, or one of `extraTexts`. `0` and `false` are values.
 *
 * @param extraTexts Further texts that mean nothing to this source (`(none)`, `не вказано`); case and
 * surrounding spaces do not matter.
 */
export function isMissing(value: unknown, extraTexts: readonly string[] = []): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== "string") return false;
  if (value.length > maxLength) return false;
  const text = value.trim();
  if (
    text === "" ||
    /^[-–—−\p{Cf}\0]+$/u.test(text) ||
    /^(?:\{\{[^{}]*\}\}|\{%[^%]*%\}|%%[^%]*%%)$/.test(text)
  ) {
    return true;
  }
  if (extraTexts.length === 0) return false;
  const lower = text.toLowerCase();
  return extraTexts.some((extra) => extra.trim().toLowerCase() === lower);
}

/** `undefined` for everything that means "nothing"; any other value as it is. */
export function emptyToUndefined(value: unknown): unknown {
  if (typeof value === "string") {
    if (value === "") return undefined;
    const code = value.charCodeAt(0);
    // Letters and digits begin most texts, and no text that begins with one means nothing.
    if (
      (code > 47 && code < 58) ||
      (code > 64 && code < 91) ||
      (code > 96 && code < 123) ||
      (code > 1023 && code < 1328)
    ) {
      return value;
    }
    return isMissing(value) ? undefined : value;
  }
  if (typeof value === "number") return Number.isNaN(value) ? undefined : value;
  if (value === null || typeof value === "function" || typeof value === "symbol") return undefined;
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}
