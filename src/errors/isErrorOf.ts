import type { BaselinkerError } from "./baselinkerError.ts";

/**
 * Whether the value is an error of this class, also one of another copy of the package. Names alone do
 * not tell: other packages have an `ApiError` too, but theirs say nothing of `retryable`.
 */
export function isErrorOf<E extends BaselinkerError>(
  value: unknown,
  Class: new (...given: never[]) => E,
  name: string,
): value is E {
  return value instanceof Class || (value instanceof Error && value.name === name && "retryable" in value);
}
