/**
 * The version of what is stored: of tables, a file, or the binding of a store. While a new version of the package is
 * rolled out, processes of both use it. A version that only adds something stays readable for the one before.
 */
export interface FormatVersion {
  readonly version: number;
  /** The oldest version whose processes may use it, also to write. */
  readonly readableFrom: number;
}

/** Whether processes that write the version `current` may use what has another one. An older one has to be converted first. */
export function isUsable(found: FormatVersion, current: number): boolean {
  return found.version >= current && found.readableFrom <= current;
}
