/** Codes of failed calls that are the server's own. Errors of the package keep theirs. */
export type ToolFailureCode =
  | "unknown_method"
  | "INVALID_PARAMS"
  | "rules_wrong"
  | "not_a_read"
  | "not_paged"
  | "unknown_field"
  | "too_large"
  | "hidden_value"
  | "cannot_ask"
  | "not_confirmed"
  | "no_rules"
  | "other_sender"
  | "no_register"
  | "no_leads"
  | "unknown_lead"
  | "lead_not_kept"
  | "unknown_section"
  | "wrong_params";

/** A call that cannot be answered. The model reads `code`, `message` and `more`; the message says what to do. */
export class ToolFailure extends Error {
  override readonly name = "ToolFailure";
  readonly code: ToolFailureCode;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(code: ToolFailureCode, message: string, more: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.more = more;
  }
}
