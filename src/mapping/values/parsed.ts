import type { MappingCode } from "../contract/issueCodes.ts";

/** `note` is the code of a repair or a guess (`date_milliseconds`), `code` why the value could not be read. */
export type Parsed<T> = Read<T> | Unread;

interface Read<T> {
  readonly ok: true;
  readonly value: T;
  readonly note?: MappingCode;
  /** The unit of a number: `%`, or the codes of the possible currencies. */
  readonly unit?: string;
}

interface Unread {
  readonly ok: false;
  readonly code: MappingCode;
}

export function parsed<T>(value: T, note?: MappingCode, unit?: string): Read<T> {
  const read: Read<T> = note === undefined ? { ok: true, value } : { ok: true, value, note };
  return unit ? { ...read, unit } : read;
}

export function unparsed(code: MappingCode): Unread {
  return { ok: false, code };
}
