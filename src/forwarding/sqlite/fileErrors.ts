import { StoreError } from "../../shared/errors/storeError.ts";
import { causeNameOf, inParentheses } from "../../shared/runtime/systemCode.ts";

export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code === 5 || code === 6;
}

export function toStoreError(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  const known = problems[code ?? 0];
  if (known === undefined) {
    const cause = code === undefined ? causeNameOf(error) : `SQLite error ${code}`;
    const message = `The file ${path} could not be used${inParentheses(cause)}. Check the disk, and try again.`;
    // A code that we do not know may be one that passes.
    return new StoreError(message, { cause: error, retryable: true, details: { problem: "unusable", path } });
  }
  const [problem, advice, retryable] = known;
  return new StoreError(`The file ${path} ${advice}`, {
    cause: error,
    retryable,
    details: { problem, path },
  });
}

export const damaged =
  "is damaged. It was left as it is; restore it from a backup, or start with another path.";

const locked = ["locked", "is locked by another process. Try again later.", true] as const;

/** The problems by SQLite's primary result code. */
const problems: Readonly<Record<number, readonly [problem: string, advice: string, retryable: boolean]>> = {
  5: locked,
  6: locked,
  8: ["readonly", "is read-only. Give the process permission to write it and its folder.", true],
  10: ["unusable", "could not be read or written. Check the disk.", true],
  11: ["damaged", damaged, false],
  13: ["full", "could not be written: the disk is full. Free space and try again.", true],
  14: ["unopened", "could not be opened. Check that its folder exists and can be written.", false],
  26: ["foreign", "is not a SQLite database. It was left as it is; choose another path.", false],
};

/** The primary result code of an error: the low byte of the extended one. */
export function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode & 0xff : undefined;
}
