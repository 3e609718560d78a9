import { InvalidParamsError } from "../../errors/invalidParamsError.ts";
import { toBase64 } from "./base64.ts";
import { fileBytes, fileProblem } from "./fileBytes.ts";

/**
 * A file as the text that the API takes: `data:` and base64. Fields for files, such as `file` of
 * `addOrderInvoiceFile`, take the bytes themselves and do this; it is for `call`, for files larger than
 * the 2 MiB that the documentation allows, and for texts that are kept for later.
 *
 * @example
 * ```ts
 * const file = fileParam(await readFile("invoice.pdf"), { maxBytes: 5_000_000 });
 * await baselinker.addOrderInvoiceFile({ invoice_id: 15, file });
 * ```
 *
 * @param bytes - the content of the file
 * @param options - `maxBytes` where an account takes larger ones, 2 MiB by default
 * @throws InvalidParamsError where the file is empty or too large.
 */
export function fileParam(
  bytes: Uint8Array | ArrayBuffer,
  { maxBytes }: { readonly maxBytes?: number } = {},
): string {
  const content = fileBytes(bytes) ?? new Uint8Array();
  const problem = fileProblem(content, "file", maxBytes);
  if (problem !== undefined) throw new InvalidParamsError([problem]);
  return fileText(content);
}

/** Without a check of the length. */
export function fileText(bytes: Uint8Array): string {
  return `data:${toBase64(bytes)}`;
}
