import { BaselinkerError } from "./baselinkerError.ts";
import { listed, pathsOf } from "./listed.ts";

/** A place where an answer differs from its declared shape. */
export type Drift = {
  /** The path, for example `orders[0].date_add`. A key of a map is written as `*`: it may be a buyer's data. */
  readonly path: string;
  readonly expected: string;
  /**
   * The JSON type that was received. Never the value, which may be a buyer's data. `too_many` if too many fields were
   * missing, so that the rest of the answer was left unchanged.
   */
  readonly received: string;
};

/** What was unexpected about the answer. */
export type UnexpectedReason = "not_json" | "no_status" | "too_large" | "redirect" | "drift";

/**
 * An answer that is not from the API as documented: not JSON, without a status, larger than `maxResponseBytes`, a
 * redirect, or (if `validation` checks it) of another shape.
 */
export class UnexpectedResponseError extends BaselinkerError {
  static override readonly errorName: string = "UnexpectedResponseError";
  readonly code = "UNEXPECTED_RESPONSE";
  readonly retryable: boolean;
  readonly reason: UnexpectedReason;
  /** Where the answer differs from its declaration, if the reason is `drift`; at most 100 places. */
  readonly drift: readonly Drift[];
  /** The number of further places. */
  readonly omitted: number;

  constructor(
    reason: UnexpectedReason,
    details?: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">> & {
      readonly drift?: readonly Drift[];
      readonly omitted?: number | undefined;
      readonly retryable?: boolean;
    },
  ) {
    const places = (details?.drift ?? []).map(
      (difference) => `\`${difference.path}\`: ${difference.expected} expected, ${difference.received} came`,
    );
    const omitted = details?.omitted ?? 0;
    super(
      `${details?.method ?? "The call"} was answered unexpectedly: ${explanations[reason]}${listed(places, omitted)}`,
      details,
      { reason, paths: pathsOf(details?.drift ?? []) },
    );
    this.reason = reason;
    this.omitted = omitted;
    this.drift = details?.drift ?? [];
    this.retryable = details?.retryable ?? false;
  }
}

/** The error for an answer that differs in one place. The value itself is not named: it may be a buyer's data. */
export function driftAt(
  method: string,
  path: string,
  expected: string,
  retryable = false,
): UnexpectedResponseError {
  const drift = [{ path, expected, received: "something else" }];
  return new UnexpectedResponseError("drift", { method, drift, retryable });
}

const explanations: Record<UnexpectedReason, string> = {
  not_json: "the body is not JSON (a maintenance page, or a proxy's). Try again later.",
  no_status: "the JSON has no `status`. Try again later.",
  too_large:
    "the body is larger than `maxResponseBytes`, or holds more than five million values. Ask for less at a time.",
  redirect: "the server redirects, and the token is not sent elsewhere. Check `baseUrl`.",
  drift: "the answer does not have its documented shape.",
};
