import type { IssueCodeName } from "../issueCodes.ts";

/**
 * What became of reading a value. `note` is the code of something that was repaired or guessed on the way
 * (`phone_repaired_trunk_80`, `date_milliseconds`), `code` the code of why the value could not be read.
 */
export type Parsed<T> = Read<T> | Unread;

interface Read<T> {
  readonly ok: true;
  readonly value: T;
  readonly note?: IssueCodeName;
  /** What a number is of: `%`, or the codes of the currencies that may be meant. */ readonly unit?: string;
}

interface Unread {
  readonly ok: false;
  readonly code: IssueCodeName;
}

/** A value that was read. */
export function parsed<T>(value: T, note?: IssueCodeName, unit?: string): Read<T> {
  const read: Read<T> = note === undefined ? { ok: true, value } : { ok: true, value, note };
  return unit ? { ...read, unit } : read;
}

/** A value that could not be read. */
export function unparsed(code: IssueCodeName): Unread {
  return { ok: false, code };
}
