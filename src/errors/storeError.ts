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
  /** `undefined` if the engine itself failed; see `cause`. */ readonly reason: StoreReason | undefined;

  constructor(
    message: string,
    details: {
      readonly cause?: unknown;
      readonly retryable: boolean;
      readonly reason?: StoreReason | undefined;
    },
  ) {
    super(message, { cause: details.cause });
    this.retryable = details.retryable;
    this.reason = details.reason;
  }
}

/**
 * Why a register rejected a call. When keeping a lead: the lead is `lead_too_large` or `lead_not_json`, or the
 * register is `full`. For an entry: it does not exist (`not_found`), was `discarded`, is already an order
 * (`is_success`), or belongs to another forwarder (`other_namespace`).
 */
type RegisterReason =
  | "lead_too_large"
  | "lead_not_json"
  | "full"
  | "not_found"
  | "discarded"
  | "is_success"
  | "other_namespace";

/** A register rejected a call. Nothing was kept, sent or changed. A register that fails throws a `StoreError`. */
export class RegisterError extends BaselinkerError {
  static override readonly errorName: string = "RegisterError";
  readonly code = "REGISTER_REFUSED";
  /** `true` only if it is full: `work` makes room by taking leads. */ readonly retryable: boolean;
  readonly reason: RegisterReason;

  constructor(message: string, reason: RegisterReason) {
    super(message);
    this.reason = reason;
    this.retryable = reason === "full";
  }
}
