/**
 * What became of reading a value. `note` is the stable code of something that was repaired or
 * guessed on the way (`phone_repaired_trunk_80`, `date_milliseconds`), `code` the stable code of why
 * the value could not be read.
 */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly note?: string }
  | { readonly ok: false; readonly code: string };

/** A value that was read. */
export function parsed<T>(value: T, note?: string): Parsed<T> {
  return note === undefined ? { ok: true, value } : { ok: true, value, note };
}

/** A value that could not be read. */
export function unparsed(code: string): { readonly ok: false; readonly code: string } {
  return { ok: false, code };
}
