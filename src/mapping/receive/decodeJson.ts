import { BodyError } from "./bodyError.ts";

/**
 * Decodes JSON and keeps integers beyond 2^53 as text: the ids of Facebook and Google lose digits as
 * JavaScript numbers.
 *
 * @throws BodyError
 */
export function decodeJson(text: string): unknown {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    const value: unknown = JSON.parse(plain);
    return /\d{16}/.test(plain) ? JSON.parse(quoteBigIntegers(plain)) : value;
  } catch {
    throw new BodyError("BODY_JSON", "The body is no valid JSON. Check what the source sends.");
  }
}

/** Puts quotes around the unsafe integers of **valid** JSON. */
function quoteBigIntegers(json: string): string {
  const pieces: string[] = [];
  const token = /"|-?\d[\d.eE+-]*/g;
  let copied = 0;
  for (let match = token.exec(json); match !== null; match = token.exec(json)) {
    const [text] = match;
    if (text === '"') {
      token.lastIndex = endOfString(json, match.index);
    } else if (/^-?\d{16,}$/.test(text) && !Number.isSafeInteger(Number(text))) {
      pieces.push(json.slice(copied, match.index), '"', text, '"');
      copied = token.lastIndex;
    }
  }
  return pieces.length === 0 ? json : pieces.join("") + json.slice(copied);
}

/** The position behind the closing quote of a string. */
function endOfString(json: string, start: number): number {
  for (let close = json.indexOf('"', start + 1); close > 0; close = json.indexOf('"', close + 1)) {
    let escapes = close - 1;
    while (json[escapes] === "\\") escapes -= 1;
    if ((close - escapes) % 2 === 1) return close + 1;
  }
  return json.length;
}
