import { UnexpectedResponseError } from "../../errors/unexpectedResponseError.ts";
import { fromBase64 } from "./base64.ts";
import { type FileKind, fileKind } from "./fileKind.ts";

/** A file out of an answer of the API. */
export interface ApiFile extends FileKind {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** An answer that holds a file: of `getLabel`, `getProtocol`, `getCourierDocument`, `getInvoiceFile`, …. */
export interface FileAnswer {
  readonly label?: string | undefined;
  readonly protocol?: string | undefined;
  readonly document?: string | undefined;
  readonly invoice?: string | undefined;
  readonly file?: string | undefined;
  /** The ending of the file's name, where the method gives one. */
  readonly extension?: string | undefined;
}

/**
 * The file that an answer holds as base64, with or without a `data:` prefix, as bytes. It takes the
 * answers of `getLabel`, `getProtocol`, `getCourierDocument`, `getInvoiceFile` and
 * `getInventoryDocumentFile`, one of the `labels` of `getInventoryFulfillmentDeliveryLabels`, or the
 * base64 itself.
 *
 * @example
 * ```ts
 * const label = fileOf(await baselinker.getLabel({ courier_code: "dpd", package_id: 7323859 }));
 * await writeFile(`label.${label.extension}`, label.bytes);
 * ```
 *
 * @throws UnexpectedResponseError where there is no file, or no base64.
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

const fields = ["label", "protocol", "document", "invoice", "file"] as const;

function holderOf(answer: FileAnswer): readonly [field: string, text: string] {
  for (const field of fields) {
    const text = answer[field];
    if (typeof text === "string") return [field, text];
  }
  throw noFile("file", "nothing");
}

/** `data:`, as Base writes it, or `data:<media type>;base64,`, as browsers do. */
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
