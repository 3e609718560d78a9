import { StoreError } from "../../shared/errors/storeError.ts";

export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code === 5 || code === 6;
}

export function toStoreError(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error;
  const known = problems[codeOf(error) ?? 0];
  const [problem, retryable] = known ?? ["could not be used. See the cause.", true];
  return new StoreError(`The file ${path} ${problem}`, { cause: error, retryable });
}

export const damaged =
  "is damaged. It was left as it is; restore it from a backup, or start with another path.";

/** The problems by SQLite's primary result code. */
const problems: Readonly<Record<number, readonly [problem: string, retryable: boolean]>> = {
  5: ["is locked by another process. Try again later.", true],
  6: ["is locked by another process. Try again later.", true],
  8: ["is read-only. Give the process permission to write it and its folder.", true],
  10: ["could not be read or written. Check the disk.", true],
  11: [damaged, false],
  13: ["could not be written: the disk is full. Free space and try again.", true],
  14: ["could not be opened. Check that its folder exists and can be written.", false],
  26: ["is not a SQLite database. It was left as it is; choose another path.", false],
};

/** The primary result code of an error: the low byte of the extended one. */
export function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode & 0xff : undefined;
}
