import { BodyError } from "../../shared/errors/bodyError.ts";
import { isRecord, setOwn } from "../../shared/json/value.ts";
import { checkOptions, expected, type OptionChecks } from "../../shared/options/check.ts";
import { decodeForm } from "./decodeForm.ts";
import { decodeMultipart } from "./decodeMultipart.ts";

/** Options of `decodeBody`, besides the content type. */
export interface DecodeBodyOptions {
  /**
   * Fields whose text is JSON: `["payment"]` for a Tilda cart. Text that is not JSON stays as it is. Rules can do the
   * same with `"decode": "json"`.
   */
  readonly jsonFields?: readonly string[];
}

const decodeOptions = {
  jsonFields: {
    default: [],
    check(name, value): readonly string[] {
      if (isTexts(value)) return value;
      throw expected(name, 'an array of field names such as ["payment"]', value);
    },
  },
} satisfies OptionChecks<DecodeBodyOptions>;

/**
 * Decodes the body of a request into a lead, by its content type: JSON (also `…+json`, with big integers
 * kept as text), forms with brackets and repeated keys, and the text fields of multipart forms. Without
 * a usable content type JSON is tried first, then a form.
 * @param body As received: text, or bytes in the charset that the content type names (default UTF-8).
 * @param contentType The header `content-type`.
 * @throws BodyError with what is wrong; answer the request with 400.
 * @throws TypeError for a wrong option, and for a missing or already decoded body, which is a mistake in the program.
 * @example
 * ```ts
 * const lead = decodeBody(await request.text(), request.headers.get("content-type"));
 * ```
 */
export function decodeBody(
  body: string | Uint8Array,
  contentType?: string | null,
  options: DecodeBodyOptions = {},
): unknown {
  checkArguments(body, contentType);
  const { jsonFields } = checkOptions("decodeBody", decodeOptions, options);
  return withJsonFields(decodeWhole(body, contentType), jsonFields);
}

/** Checks the arguments. The text comes from untrusted senders, but its type comes from the program. */
function checkArguments(body: unknown, contentType: unknown): void {
  if (typeof body !== "string" && !ArrayBuffer.isView(body) && !(body instanceof ArrayBuffer)) {
    const advice =
      body === undefined || body === null
        ? "Is a body parser set, such as `express.raw`?"
        : "Pass a body that is already decoded to `forward` as it is; to check a signature, put `express.raw` before `express.json`.";
    throw expected("body", `a string or bytes. ${advice}`, body);
  }
  if (contentType !== undefined && contentType !== null && typeof contentType !== "string")
    throw expected("contentType", 'a string. Pass `headers["content-type"]`.', contentType);
}

/**
 * Decodes JSON. Integers above 2^53 stay text: ids of Facebook and Google would lose digits as numbers.
 * @throws BodyError
 */
export function decodeJson(text: string): unknown {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    const value: unknown = JSON.parse(plain);
    return mayHoldBigInteger.test(plain) ? JSON.parse(quoteBigIntegers(plain)) : value;
  } catch {
    const what = plain.trim() === "" ? "empty" : "not valid JSON";
    throw new BodyError("BODY_JSON", `The body is ${what}. Check what the source sends.`);
  }
}

function decodeWhole(body: string | Uint8Array, contentType: string | null | undefined): unknown {
  const header = contentType ?? "";
  const type = (header.split(";")[0] ?? "").trim().toLowerCase();
  // The usual case. Text needs no charset.
  if (typeof body === "string" && isJsonType(type)) return decodeTwice(decodeJson(body));
  const charset = knownCharset(/;\s*charset\s*=\s*"?([^";\s]+)/i.exec(header)?.[1]);
  const text = typeof body === "string" ? body : new TextDecoder(charset ?? "utf-8").decode(body);

  // `curl -d` and many programs send JSON with the content type of a form.
  const isJson = /^\s*[[{]/.test(text) || (text.startsWith("%7B%22") && !text.includes("&"));
  const decodeFields = (): unknown => decodeForm(text, charset);
  if (type === "application/x-www-form-urlencoded") {
    const json = text.startsWith("%") ? Object.keys(decodeForm(text, charset))[0] : text;
    return isJson ? jsonOr(json ?? text, decodeFields) : decodeFields();
  }
  if (type === "multipart/form-data") return decodeMultipart(text, header);
  if (isJsonType(type)) return decodeTwice(decodeJson(text));
  if (type !== "" && type !== "text/plain" && type !== "application/octet-stream") {
    // Anything that is not a content type may be the lead itself, and is not repeated.
    const message = isMediaType(type)
      ? `A body of type "${type}" cannot be read. Send JSON or a form, or decode it yourself and pass the lead.`
      : `The content type is not one, such as "application/json".${isMediaType(text) ? " Body and content type are swapped: the body comes first." : ""}`;
    throw new BodyError("BODY_TYPE", message);
  }
  return decodeTwice(jsonOr(text, decodeFields));
}

function isJsonType(type: string): boolean {
  return type === "application/json" || type === "text/json" || type.endsWith("+json");
}

function isMediaType(text: string): boolean {
  return /^[\w.+-]{1,40}\/[\w.+-]{1,60}$/.test(text);
}

/** Some programs encode JSON twice. */
function decodeTwice(value: unknown): unknown {
  return typeof value === "string" ? jsonOr(value, () => value) : value;
}

function withJsonFields(lead: unknown, names: readonly string[]): unknown {
  if (names.length === 0 || !isRecord(lead)) return lead;
  const decoded: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(lead)) {
    const isJson = names.includes(name) && typeof value === "string";
    setOwn(decoded, name, isJson ? jsonOr(value, () => value) : value);
  }
  return decoded;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((element) => typeof element === "string");
}

function jsonOr(text: string, fallback: () => unknown): unknown {
  try {
    return decodeJson(text);
  } catch {
    return fallback();
  }
}

/** Returns a charset other than UTF-8, if `TextDecoder` supports it. */
function knownCharset(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(name);
    return encoding === "utf-8" ? undefined : encoding;
  } catch {
    return undefined;
  }
}

/** Matches a long integer only where a JSON number may start, so that digits inside texts cost nothing. */
const mayHoldBigInteger = /(?:^|[:,[\s-])\d{16}/;

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

function endOfString(json: string, start: number): number {
  for (let close = json.indexOf('"', start + 1); close > 0; close = json.indexOf('"', close + 1)) {
    let escapes = close - 1;
    while (json[escapes] === "\\") escapes -= 1;
    if ((close - escapes) % 2 === 1) return close + 1;
  }
  return json.length;
}
