import { isRecord, setOwn } from "../../json/value.ts";
import { BodyError } from "./bodyError.ts";
import { decodeForm } from "./decodeForm.ts";
import { decodeJson } from "./decodeJson.ts";
import { decodeMultipart } from "./decodeMultipart.ts";

/** How a body is decoded beside its content type. */
export interface DecodeBodyOptions {
  /**
   * Fields whose text is JSON: `["payment"]` for a Tilda cart. A text that is none stays as it is. Rules can
   * do the same with `"decode": "json"`.
   */
  readonly jsonFields?: readonly string[];
}

/**
 * Decodes the body of a request into a lead, by its content type: JSON (also `…+json`, with big integers
 * kept as text), forms with brackets and repeated keys, and the text fields of multipart forms. Without
 * a usable content type JSON is tried first, then a form.
 *
 * @param body As received: text, or bytes in the charset that the content type names (default UTF-8).
 * @param contentType The header `content-type`.
 * @throws BodyError with what is wrong; answer the request with 400.
 *
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
  return withJsonFields(decodeWhole(body, contentType), options.jsonFields ?? []);
}

function decodeWhole(body: string | Uint8Array, contentType: string | null | undefined): unknown {
  const header = contentType ?? "";
  const type = (header.split(";")[0] ?? "").trim().toLowerCase();
  const charset = knownCharset(/;\s*charset\s*=\s*"?([^";\s]+)/i.exec(header)?.[1]);
  const text = typeof body === "string" ? body : new TextDecoder(charset ?? "utf-8").decode(body);

  if (type === "application/x-www-form-urlencoded") return decodeForm(text, charset);
  if (type === "multipart/form-data") {
    const boundary = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^;\s]+))/i.exec(header);
    if (boundary === null) {
      throw new BodyError(
        "BODY_MULTIPART",
        "The content type names no boundary. Pass the header as it was received.",
      );
    }
    return decodeMultipart(text, boundary[1] ?? boundary[2] ?? "");
  }
  if (type === "application/json" || type === "text/json" || type.endsWith("+json")) return decodeJson(text);
  if (type !== "" && type !== "text/plain" && type !== "application/octet-stream") {
    throw new BodyError(
      "BODY_TYPE",
      `A body of type "${type.slice(0, 60)}" cannot be read. Send JSON or a form, or decode it yourself and pass the lead.`,
    );
  }
  return jsonOr(text, () => decodeForm(text, charset));
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

function jsonOr(text: string, fallback: () => unknown): unknown {
  try {
    return decodeJson(text);
  } catch {
    return fallback();
  }
}

/** A charset that `TextDecoder` knows, other than UTF-8. */
function knownCharset(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(name);
    return encoding === "utf-8" ? undefined : encoding;
  } catch {
    return undefined;
  }
}
