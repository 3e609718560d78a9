/** A key or a name as a text that any engine takes: without control characters and halves of letters. */
export function encode(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

export function decode(text: string): string {
  return String(JSON.parse(`"${text}"`));
}

/** Any other text for an engine, never empty: as it is, or encoded where an engine could not take it. */
export function pack<Text extends string | undefined>(text: Text): Text | string {
  if (text === undefined) return text;
  return text.isWellFormed() && !text.includes("\0") ? `=${text}` : `~${encode(text)}`;
}

export function unpack(text: string | undefined): string | undefined {
  return text?.startsWith("~") ? decode(text.slice(1)) : text?.slice(1);
}

/** An order's id as an engine keeps it: a number, or its digits. */
export function wholeNumber(value: unknown): number | undefined {
  const isWhole =
    typeof value === "number" ||
    (typeof value === "string" && /^[1-9]\d{0,15}$/.test(value)) ||
    typeof value === "bigint";
  const id = isWhole ? Number(value) : Number.NaN;
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}
