import { inParentheses, systemCodeOf } from "../runtime/systemCode.ts";
import { BaselinkerError } from "./baselinkerError.ts";

/** The progress of a write of many entries. */
export type BulkProgress = {
  /** The merged answers to the parts that were carried out. */
  readonly result: Readonly<Record<string, unknown>>;
  /** The entries of the failed part and of all later parts, in the form in which you passed them. */
  readonly remaining: unknown;
  /** How many entries were carried out, of how many in total. */
  readonly done: number;
  readonly total: number;
};

/**
 * A write of many entries was split into parts, and one part failed after others had been carried out. `cause` is the
 * error of that part. Call the method again with `remaining`.
 */
export class BulkWriteError extends BaselinkerError {
  static override readonly errorName: string = "BulkWriteError";
  readonly code = "BULK_INCOMPLETE";
  readonly retryable: boolean;
  readonly result: Readonly<Record<string, unknown>>;
  readonly remaining: unknown;

  constructor(
    { result, remaining, done, total }: BulkProgress,
    details: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">>,
  ) {
    const { method = "The call", cause } = details;
    const code = systemCodeOf(cause);
    super(
      `${method} was carried out for ${done} of ${total} entries, then a part failed${inParentheses(code)}. ` +
        "Call it again with `remaining`.",
      details,
      { done, total, cause: code ?? "none" },
    );
    this.result = result;
    this.remaining = remaining;
    this.retryable = details.cause instanceof BaselinkerError && details.cause.retryable;
  }
}
