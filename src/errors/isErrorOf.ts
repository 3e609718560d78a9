import { type BaselinkerError, isBaselinkerError } from "./baselinkerError.ts";

/** Whether the value is an error of this class, also one of another copy of the package: that has its own class. */
export function isErrorOf<E extends BaselinkerError>(
  value: unknown,
  Class: new (...given: never[]) => E,
  name: string,
): value is E {
  return value instanceof Class || (isBaselinkerError(value) && value.name === name);
}
