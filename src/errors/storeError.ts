import { BaselinkerError } from "./baselinkerError.ts";
import { isErrorOf } from "./isErrorOf.ts";

/**
 * A store failed. The forwarder sends nothing that the store has not saved, so the lead ends as an `error`
 * and can be forwarded again once the store works.
 */
export class StoreError extends BaselinkerError {
  override readonly name: string = "StoreError";
  readonly code = "STORE_FAILED";
  /** `false` if trying again does not help: the file belongs to another program, or is damaged. */
  readonly retryable: boolean;

  constructor(message: string, details: { readonly cause?: unknown; readonly retryable: boolean }) {
    super(message, { cause: details.cause });
    this.retryable = details.retryable;
  }
}

/** Whether the value is a `StoreError`, also one of another copy of the package. */
export function isStoreError(value: unknown): value is StoreError {
  return isErrorOf(value, StoreError, "StoreError");
}
