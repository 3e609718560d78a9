import { inParentheses, systemCodeOf } from "../runtime/systemCode.ts";
import { BaselinkerError } from "./baselinkerError.ts";

/** The progress of a write of many entries. */
export type BulkProgress = {
  /** The merged answers to the parts that were carried out. */
  readonly result: Readonly<Record<string, unknown>>;
  /** The entries of the failed part and of all later parts, in the form in which you passed them. */
  readonly remaining: unknown;
  /** How many entries were carried out for certain, of how many in total. */
  readonly done: number;
  readonly total: number;
};

/**
 * A write of many entries was split into parts, and one part failed. `cause` is the error of that part. Call the method
 * again with `remaining`, which has the entries of that part too: a part whose answer was lost may have been carried
 * out, and to set the same stock or price again changes nothing. If `retryable` is `false`, look at
 * `cause` before.
 * @example
 * ```ts
 * try {
 *   await baselinker.updateInventoryProductsStock({ inventory_id, products });
 * } catch (error) {
 *   if (!(error instanceof BulkWriteError)) throw error;
 *   console.log(error.done, "of", error.total, error.cause);
 *   await keepForLater(error.remaining);
 * }
 * ```
 */
export class BulkWriteError extends BaselinkerError {
  static override readonly errorName: string = "BulkWriteError";
  readonly code = "BULK_INCOMPLETE";
  readonly retryable: boolean;
  readonly result: Readonly<Record<string, unknown>>;
  readonly remaining: unknown;
  readonly done: number;
  readonly total: number;

  constructor(
    { result, remaining, done, total }: BulkProgress,
    details: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">>,
  ) {
    const { method = "The call", cause } = details;
    const code = systemCodeOf(cause);
    const retryable = cause instanceof BaselinkerError && cause.retryable;
    const needsALook = cause instanceof BaselinkerError && !retryable;
    super(
      `${method} was carried out for ${done} of ${total} entries, then a part failed${inParentheses(code)}. ${
        needsALook ? "Look at `cause` before you call" : "Call"
      } it again with \`remaining\`.`,
      details,
      { done, total, cause: code ?? "none" },
    );
    this.result = result;
    this.remaining = remaining;
    this.done = done;
    this.total = total;
    this.retryable = retryable;
  }
}
