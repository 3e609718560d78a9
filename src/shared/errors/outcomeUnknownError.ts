import { BaselinkerError } from "./baselinkerError.ts";

/** What a caller needs to find out whether a write was carried out. */
export type UnknownOutcome = Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">> & {
  /** When the request was sent, in unix seconds by the caller's clock. */
  readonly sentAt: number;
  /** Whether a second call does no harm, as for the stock and the prices of products. @default false */
  readonly retryable?: boolean;
};

/**
 * A write was sent and its answer was lost: it may or may not have been carried out. Retrying it blindly can do it
 * twice. Check first (`getOrders`), or use a forwarder, which does that. For a method of the kind `set`, such as
 * `updateInventoryProductsStock`, `retryable` is `true`: a second call sets the same values.
 */
export class OutcomeUnknownError extends BaselinkerError {
  static override readonly errorName: string = "OutcomeUnknownError";
  readonly code = "OUTCOME_UNKNOWN";
  readonly retryable: boolean;
  /** When the request was sent, in unix seconds by the caller's clock. */
  readonly sentAt: number;

  constructor(details: UnknownOutcome) {
    const { method = "The write", retryable = false } = details;
    super(
      `${method} was sent, but its answer was lost: it may have been carried out. ${
        retryable ? "Send it again: the values will be the same." : "Look in Base before you send it again."
      }`,
      details,
      { repeat: retryable ? "safe" : "unsafe" },
    );
    this.retryable = retryable;
    this.sentAt = details.sentAt;
  }
}
