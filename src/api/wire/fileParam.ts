import { InvalidParamsError, type ParamProblem } from "../../shared/errors/invalidParamsError.ts";
import { toBase64 } from "./fileOf.ts";

/** The API accepts files up to 2 MB. Not written as a product: esbuild keeps one in every bundle, used or not. */
const defaultMaxBytes = 2_097_152;

/**
 * Converts a file to the string that the API accepts: `data:` and base64. File fields such as `file` of
 * `addOrderInvoiceFile` also accept bytes and convert them. Use this function for `call`, for files larger than the
 * documented 2 MiB, and for strings that you store.
 * @example
 * ```ts
 * const file = fileParam(await readFile("invoice.pdf"), { maxBytes: 5_000_000 });
 * await baselinker.addOrderInvoiceFile({ invoice_id: 15, file });
 * ```
 * @param bytes - the content of the file
 * @param options - `maxBytes` if an account accepts larger ones, 2 MiB by default
 * @throws InvalidParamsError if the file is empty or too large.
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

/** Converts without checking the length. */
export function fileText(bytes: Uint8Array): string {
  return `data:${toBase64(bytes)}`;
}

/** The bytes of an upload, otherwise `undefined`. Checked by tag, since test runners have their own realms. */
export function fileBytes(value: unknown): Uint8Array | undefined {
  if (isTagged<Uint8Array>(value, "Uint8Array")) return value;
  return isTagged<ArrayBuffer>(value, "ArrayBuffer") ? new Uint8Array(value) : undefined;
}

/** The problem with a file of this length, if any. */
export function fileProblem(
  { length }: Uint8Array,
  path: string,
  maxBytes = defaultMaxBytes,
): ParamProblem | undefined {
  if (length > 0 && length <= maxBytes) return undefined;
  const message =
    length === 0
      ? `\`${path}\` is an empty file. Pass its bytes.`
      : `\`${path}\` has ${length} bytes; the API takes ${maxBytes}. Make the file smaller.`;
  return { code: "bad_file", path, message };
}

function isTagged<Tagged>(value: unknown, tag: string): value is Tagged {
  return Object.prototype.toString.call(value) === `[object ${tag}]`;
}
