import { BaselinkerError } from "./baselinkerError.ts";

/**
 * Why a register rejected a call. When keeping a lead: the lead is `lead_too_large` or `lead_not_json`, or the
 * register is `full`. For an entry: it does not exist (`not_found`), was `discarded`, is already an order
 * (`is_success`), or belongs to another forwarder (`other_namespace`). For any call: the forwarder has no register
 * (`no_register`).
 */
export type RegisterReason =
  | "lead_too_large"
  | "lead_not_json"
  | "full"
  | "not_found"
  | "discarded"
  | "is_success"
  | "other_namespace"
  | "no_register";

/** A register rejected a call. Nothing was kept, sent or changed. A register that fails throws a `StoreError`. */
export class RegisterError extends BaselinkerError {
  static override readonly errorName: string = "RegisterError";
  readonly code = "REGISTER_REFUSED";
  /** `true` only if it is full: `work` makes room by taking leads. */
  readonly retryable: boolean;
  readonly reason: RegisterReason;

  constructor(message: string, reason: RegisterReason) {
    super(message, {}, { reason });
    this.reason = reason;
    this.retryable = reason === "full";
  }
}
