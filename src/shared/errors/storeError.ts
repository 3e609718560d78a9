import type { Details } from "../messages/format.ts";
import { BaselinkerError } from "./baselinkerError.ts";

/**
 * Why a store cannot be used, for cases that a program may want to handle: a record is `unreadable` (its order may be
 * in Base), the store belongs to the `other_account`, its engine `would_forget` leads, its file was `replaced` while
 * in use, or it is `closed`.
 */
export type StoreReason = "unreadable" | "other_account" | "would_forget" | "replaced" | "closed";

/**
 * A store failed. The forwarder sends nothing that the store has not saved, so the lead ends as an `error` and can be
 * forwarded again once the store works.
 */
export class StoreError extends BaselinkerError {
  static override readonly errorName: string = "StoreError";
  readonly code = "STORE_FAILED";
  /** `false` if a retry does not help: the file belongs to another program, or is damaged. */
  readonly retryable: boolean;
  /** `undefined` if the engine itself failed: the message names its code. */
  readonly reason: StoreReason | undefined;

  constructor(
    message: string,
    options: {
      readonly cause?: unknown;
      readonly retryable: boolean;
      readonly reason?: StoreReason | undefined;
      /** What the message says, by name; `problem` is the kind. */
      readonly details?: Details | undefined;
    },
  ) {
    const { cause, reason, retryable, details } = options;
    super(message, { cause }, { ...(reason === undefined ? {} : { reason }), ...details });
    this.retryable = retryable;
    this.reason = reason;
  }
}
