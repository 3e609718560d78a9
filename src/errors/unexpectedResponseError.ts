import { BaselinkerError, type BaselinkerErrorDetails } from "./baselinkerError.ts";
import { isErrorOf } from "./isErrorOf.ts";

/** A place where an answer does not have the shape that the declaration says. */
export interface Drift {
  /** Where, for example `orders[0].date_add`. */
  readonly path: string;
  readonly expected: string;
  /** The JSON type that came instead. Never the value: it may be a buyer's. */
  readonly received: string;
}

/** What about the answer was unexpected. */
export type UnexpectedReason = "not_json" | "no_status" | "redirect" | "drift";

/** An answer that does not come from the API as documented: not JSON, without a status, a redirect, or (in strict mode) of another shape. */
export class UnexpectedResponseError extends BaselinkerError {
  override readonly name: string = "UnexpectedResponseError";
  readonly code = "UNEXPECTED_RESPONSE";
  readonly retryable: boolean;
  readonly reason: UnexpectedReason;
  /** Where the answer differs from its declaration, for the reason `drift`. */
  readonly drift: readonly Drift[];

  constructor(
    reason: UnexpectedReason,
    details?: BaselinkerErrorDetails & { readonly drift?: readonly Drift[]; readonly retryable?: boolean },
  ) {
    const places = (details?.drift ?? []).map(
      (each) => `\n- \`${each.path}\`: ${each.expected} expected, ${each.received} came`,
    );
    super(
      `${details?.method ?? "The call"} was answered unexpectedly: ${explanations[reason]}${places.join("")}`,
      details,
    );
    this.reason = reason;
    this.drift = details?.drift ?? [];
    this.retryable = details?.retryable ?? false;
  }
}

/** Whether the value is an `UnexpectedResponseError`, also one of another copy of the package. */
export function isUnexpectedResponseError(value: unknown): value is UnexpectedResponseError {
  return isErrorOf(value, UnexpectedResponseError, "UnexpectedResponseError");
}

const explanations: Record<UnexpectedReason, string> = {
  not_json: "the body is not JSON (a maintenance page, or a proxy's). Try again later.",
  no_status: "the JSON has no `status`. Try again later.",
  redirect: "the server redirects, and the token is not sent elsewhere. Check `baseUrl`.",
  drift: "the answer does not have its documented shape.",
};
