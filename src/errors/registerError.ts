import { BaselinkerError, isErrorOf } from "./baselinkerError.ts";

/**
 * Why a register rejected a call. For a lead to keep: it is `lead_too_large`, `lead_not_json`, or the
 * register is `full`. For an entry: there is none (`not_found`), it was `discarded`, it is an order already
 * (`is_success`), or it belongs to another forwarder (`other_namespace`).
 */
export type RegisterReason =
  | "lead_too_large"
  | "lead_not_json"
  | "full"
  | "not_found"
  | "discarded"
  | "is_success"
  | "other_namespace";

/** A register rejected a call. Nothing was kept, sent or changed. A register that failed is a `StoreError`. */
export class RegisterError extends BaselinkerError {
  override readonly name: string = "RegisterError";
  readonly code = "REGISTER_REFUSED";
  /** Only for a full register: it has room again when `work` has taken leads. */ readonly retryable: boolean;
  readonly reason: RegisterReason;

  constructor(message: string, reason: RegisterReason) {
    super(message);
    this.reason = reason;
    this.retryable = reason === "full";
  }
}

/** Whether the value is a `RegisterError`, also one of another copy of the package. */
export function isRegisterError(value: unknown): value is RegisterError {
  return isErrorOf(value, RegisterError, "RegisterError");
}
