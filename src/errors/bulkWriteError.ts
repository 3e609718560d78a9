import {
  BaselinkerError,
  type BaselinkerErrorDetails,
  isBaselinkerError,
  isErrorOf,
} from "./baselinkerError.ts";

/** The progress of a write of many entries. */
export interface BulkProgress {
  /** The answers to the parts that were carried out, merged into one. */
  readonly result: Readonly<Record<string, unknown>>;
  /** The entries of the part that failed and of those after it, in the form in which you passed them. */
  readonly remaining: unknown;
  /** How many entries were carried out, and how many there were. */ readonly done: number;
  readonly total: number;
}

/**
 * A write of many entries was cut into parts, and one of them failed after others had been carried out.
 * `cause` is the failure of that part. Call the method again with `remaining`.
 */
export class BulkWriteError extends BaselinkerError {
  override readonly name: string = "BulkWriteError";
  readonly code = "BULK_INCOMPLETE";
  readonly retryable: boolean;
  readonly result: Readonly<Record<string, unknown>>;
  readonly remaining: unknown;

  constructor({ result, remaining, done, total }: BulkProgress, details: BaselinkerErrorDetails) {
    super(
      `${details.method ?? "The call"} was carried out for ${done} of ${total} entries, then a part failed. ` +
        "See `cause`, and call it again with `remaining`.",
      details,
    );
    this.result = result;
    this.remaining = remaining;
    this.retryable = isBaselinkerError(details.cause) && details.cause.retryable;
  }
}

/** Whether the value is a `BulkWriteError`, also one of another copy of the package. */
export function isBulkWriteError(value: unknown): value is BulkWriteError {
  return isErrorOf(value, BulkWriteError, "BulkWriteError");
}
