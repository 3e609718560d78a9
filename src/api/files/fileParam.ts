import { InvalidParamsError } from "../../errors/invalidParamsError.ts";
import { toBase64 } from "./base64.ts";

/** The API takes files up to 2 MB. */
const defaultMaxBytes = 2 * 1024 * 1024;

/**
 * A file as the text that parameters such as `file` of `addOrderInvoiceFile`, a file of an additional
 * field or a picture of `addInventoryProduct` take: `data:` and base64.
 *
 * @example
 * ```ts
 * await baselinker.addOrderInvoiceFile({ invoice_id: 15, file: fileParam(await readFile("invoice.pdf")) });
 * ```
 *
 * @param bytes - the content of the file
 * @param options - `maxBytes` where an account takes larger ones, 2 MiB by default
 * @throws InvalidParamsError where the file is empty or too large.
 */
export function fileParam(
  bytes: Uint8Array | ArrayBuffer,
  { maxBytes = defaultMaxBytes }: { readonly maxBytes?: number } = {},
): string {
  const content = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes;
  if (content.length === 0) {
    const message = "The file is empty. Pass its bytes.";
    throw new InvalidParamsError([{ code: "wrong_type", path: "file", message }]);
  }
  if (content.length > maxBytes) {
    const message = `The file has ${content.length} bytes; the API takes ${maxBytes}. Make it smaller.`;
    throw new InvalidParamsError([{ code: "too_long", path: "file", message }]);
  }
  return `data:${toBase64(content)}`;
}
