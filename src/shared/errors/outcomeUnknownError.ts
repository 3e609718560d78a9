import { BaselinkerError } from "./baselinkerError.ts";

/** What a caller needs to find out whether a write was carried out. */
export type UnknownOutcome = Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">> & {
  /** When the request was sent, in unix seconds by the caller's clock. */
  readonly sentAt: number;
};

/**
 * A write was sent and its answer was lost: it may or may not have been carried out. Retrying it blindly can do it
 * twice. Check first (`getOrders`), or use a forwarder, which does that.
 */
export class OutcomeUnknownError extends BaselinkerError {
  static override readonly errorName: string = "OutcomeUnknownError";
  readonly code = "OUTCOME_UNKNOWN";
  readonly retryable = false;
  /** When the request was sent, in unix seconds by the caller's clock. */
  readonly sentAt: number;

  constructor(details: UnknownOutcome) {
    super(
      `${details.method ?? "The write"} was sent, but its answer was lost: it may have been carried out. ` +
        "Look in Base before you send it again.",
      details,
    );
    this.sentAt = details.sentAt;
  }
}
