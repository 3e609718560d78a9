import { StoreError } from "../errors/storeError.ts";

/** Whether another connection holds the file just now. */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code === 5 || code === 6;
}

/** What SQLite threw, in words that say what to do. */
export function asStoreError(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error;
  const known = texts[codeOf(error) ?? 0];
  const [text, retryable] = known ?? ["could not be used. See the cause.", true];
  return new StoreError(`The file ${path} ${text}`, { cause: error, retryable });
}

/** By SQLite's primary result code. */
const texts: Readonly<Record<number, readonly [text: string, retryable: boolean]>> = {
  5: ["is in use by another process that does not let go of it. Try again later.", true],
  6: ["is in use by another process that does not let go of it. Try again later.", true],
  8: ["can only be read. Give the process the right to write it and its folder.", true],
  10: ["could not be read or written. Check the disk.", true],
  11: ["is damaged. It was left as it is; restore it from a backup, or begin with another path.", false],
  13: ["could not be written: the disk is full. Make room and try again.", true],
  14: ["could not be opened. Check that its folder exists and can be written.", false],
  26: ["is no SQLite database. It was left as it is; choose another path.", false],
};

/** Extended codes hold the primary one in their low byte. */
function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode & 0xff : undefined;
}
