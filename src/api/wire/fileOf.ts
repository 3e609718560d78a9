import { UnexpectedResponseError } from "../../shared/errors/unexpectedResponseError.ts";

/** The kind of a file: its extension and its media type. */
interface FileKind {
  /** The extension in lowercase, without the dot, for example `pdf`; `bin` if it is unknown. */
  readonly extension: string;
  /** The media type, for example `application/pdf`. */
  readonly mediaType: string;
}

/** A file from an answer of the API. */
export interface ApiFile extends FileKind {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** An answer that contains a file: of `getLabel`, `getProtocol`, `getCourierDocument`, `getInvoiceFile`, …. */
export type FileAnswer = {
  readonly label?: string | undefined;
  readonly protocol?: string | undefined;
  readonly document?: string | undefined;
  readonly invoice?: string | undefined;
  readonly file?: string | undefined;
  /** The file extension, if the method returns one. */
  readonly extension?: string | undefined;
};

/** The fields of an answer that may contain the file. */
const fields = ["label", "protocol", "document", "invoice", "file"] as const;

const unknownType = "application/octet-stream";

const mediaTypes: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["pdf", "application/pdf"],
  ["png", "image/png"],
  ["jpg", "image/jpeg"],
  ["jpeg", "image/jpeg"],
  ["gif", "image/gif"],
  ["html", "text/html"],
  ["xml", "application/xml"],
  ["csv", "text/csv"],
  ["zip", "application/zip"],
  // The languages of label printers have no registered media types.
  ["zpl", "application/x-zpl"],
  ["epl", "application/x-epl"],
  ["dpl", "application/x-dpl"],
]);

/** The first bytes of files that arrive without an extension. */
const beginnings: readonly (readonly [beginning: string, extension: string])[] = [
  ["%PDF", "pdf"],
  ["\x89PNG", "png"],
  ["\xff\xd8\xff", "jpg"],
  ["GIF8", "gif"],
  ["PK\x03\x04", "zip"],
  ["^XA", "zpl"],
  ["<!DOCTYPE html", "html"],
  ["<html", "html"],
  ["<?xml", "xml"],
];

/**
 * Returns the file in an answer, which is base64 with or without a `data:` prefix, as bytes. Accepts the answers of
 * `getLabel`, `getProtocol`, `getCourierDocument`, `getInvoiceFile` and `getInventoryDocumentFile`, one of the
 * `labels` of `getInventoryFulfillmentDeliveryLabels`, or the base64 itself.
 * @example
 * ```ts
 * const label = fileOf(await baselinker.getLabel({ courier_code: "dpd", package_id: 7323859 }));
 * await writeFile(`label.${label.extension}`, label.bytes);
 * ```
 * @throws UnexpectedResponseError if there is no file, or it is not base64.
 */
export function fileOf(answer: string | FileAnswer): ApiFile {
  const [field, text] = typeof answer === "string" ? ["file", answer] : holderOf(answer);
  const { mediaType, base64 } = withoutPrefix(text);
  const bytes = fromBase64(base64);
  if (bytes === undefined || bytes.length === 0)
    throw noFile(field, text === "" ? "nothing" : "another text");
  const extension = typeof answer === "string" ? undefined : answer.extension;
  return { bytes, ...fileKind(bytes, { extension, mediaType }) };
}

function holderOf(answer: FileAnswer): readonly [field: string, text: string] {
  for (const field of fields) {
    const text = answer[field];
    if (typeof text === "string") return [field, text];
  }
  throw noFile("file", "nothing");
}

/** Removes `data:`, as Base writes it, or `data:<media type>;base64,`, as browsers do. */
function withoutPrefix(text: string): { mediaType?: string; base64: string } {
  if (!text.startsWith("data:")) return { base64: text };
  const comma = text.indexOf(",");
  if (comma === -1) return { base64: text.slice("data:".length) };
  const mediaType = text.slice("data:".length, comma).split(";")[0] ?? "";
  const base64 = text.slice(comma + 1);
  return mediaType === "" ? { base64 } : { mediaType, base64 };
}

function noFile(path: string, received: string): UnexpectedResponseError {
  return new UnexpectedResponseError("drift", { drift: [{ path, expected: "a file as base64", received }] });
}

/** The kind by the API's extension, otherwise by the `data:` prefix, otherwise by the first bytes. */
function fileKind(
  bytes: Uint8Array,
  declared: { readonly extension?: string | undefined; readonly mediaType?: string | undefined },
): FileKind {
  const extension = declared.extension?.trim().toLowerCase().replace(/^\./, "") ?? "";
  if (extension !== "") return { extension, mediaType: mediaTypes.get(extension) ?? unknownType };
  for (const [known, mediaType] of mediaTypes) {
    if (mediaType === declared.mediaType) return { extension: known, mediaType };
  }
  const found = beginnings.find(([beginning]) => beginsWith(bytes, beginning))?.[1] ?? "bin";
  return { extension: found, mediaType: declared.mediaType ?? mediaTypes.get(found) ?? unknownType };
}

function beginsWith(bytes: Uint8Array, beginning: string): boolean {
  for (let index = 0; index < beginning.length; index += 1) {
    if (bytes[index] !== beginning.charCodeAt(index)) return false;
  }
  return true;
}

/** The number of arguments of a call is limited. */
const slice = 8_192;

/** Encodes bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let start = 0; start < bytes.length; start += slice) {
    binary += String.fromCharCode(...bytes.subarray(start, start + slice));
  }
  return btoa(binary);
}

/** The bytes of a base64 string, or `undefined` if it is not base64. Line breaks are skipped. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return undefined;
  }
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
