import type { ParamProblem } from "../../errors/invalidParamsError.ts";

/** The API takes files up to 2 MB. */
const defaultMaxBytes = 2 * 1024 * 1024;

/** The bytes of an upload, or `undefined` for anything else. By tag: test runners have realms of their own. */
export function fileBytes(value: unknown): Uint8Array | undefined {
  if (isTagged<Uint8Array>(value, "Uint8Array")) return value;
  return isTagged<ArrayBuffer>(value, "ArrayBuffer") ? new Uint8Array(value) : undefined;
}

/** What is wrong with so many bytes as a file. */
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
