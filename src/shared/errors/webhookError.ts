import { BaselinkerError } from "./baselinkerError.ts";

/**
 * What went wrong with a request, apart from its content: `BODY_ALREADY_PARSED` (the bytes are gone),
 * `LEAD_NOT_FETCHED` (`fetchLead` failed, or returned nothing or too much), `ANSWER_REFUSED` (`respond` returned
 * something that cannot be sent), `SIGNATURE_THREW` (a signature check threw), `TOO_MANY_LEADS` (more than `maxLeads`
 * in one request).
 */
export type WebhookErrorCode =
  | "BODY_ALREADY_PARSED"
  | "LEAD_NOT_FETCHED"
  | "ANSWER_REFUSED"
  | "SIGNATURE_THREW"
  | "TOO_MANY_LEADS";

/** A webhook failed. No lead is lost: the sender is asked to retry. */
export class WebhookError extends BaselinkerError {
  static override readonly errorName: string = "WebhookError";
  readonly code: WebhookErrorCode;
  /** `true` if the same request may succeed later without a change to the program. */
  readonly retryable: boolean;

  constructor(
    code: WebhookErrorCode,
    message: string,
    details: { readonly retryable?: boolean; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.code = code;
    this.retryable = details.retryable ?? false;
  }
}
