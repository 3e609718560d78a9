/** Encodes a key or a name for any engine: no control characters and no lone surrogates. */
export function encode(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

export function decode(text: string): string {
  return String(JSON.parse(`"${text}"`));
}

/** Encodes any other string for an engine, never as an empty one: unchanged, or escaped if engines reject it. */
export function pack<Text extends string | undefined>(text: Text): Text | string {
  if (text === undefined) return text;
  return text.isWellFormed() && !text.includes("\0") ? `=${text}` : `~${encode(text)}`;
}

export function unpack(text: string | undefined): string | undefined {
  return text?.startsWith("~") ? decode(text.slice(1)) : text?.slice(1);
}

export function wholeNumber(value: unknown): number | undefined {
  const isWhole =
    typeof value === "number" ||
    (typeof value === "string" && /^[1-9]\d{0,15}$/.test(value)) ||
    typeof value === "bigint";
  const id = isWhole ? Number(value) : Number.NaN;
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** A column or a reply as text. */
export function textOf(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}
