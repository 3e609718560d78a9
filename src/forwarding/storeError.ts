import { BaselinkerError } from "../errors/baselinkerError.ts";

/**
 * A store did not do what it was asked. The forwarder sends nothing that the store has not taken down,
 * so the lead ends as an `error` and can be forwarded again once the store works.
 */
export class StoreError extends BaselinkerError {
  override readonly name: string = "StoreError";
  readonly code = "STORE_FAILED";
  /** `false` where trying again helps nothing: the file is of another kind, or damaged. */
  readonly retryable: boolean;

  constructor(message: string, details: { readonly cause?: unknown; readonly retryable: boolean }) {
    super(message, { cause: details.cause });
    this.retryable = details.retryable;
  }
}

/** Whether the value is a `StoreError`, also one of another copy of the package. */
export function isStoreError(value: unknown): value is StoreError {
  return value instanceof StoreError || (value instanceof Error && value.name === "StoreError");
}
