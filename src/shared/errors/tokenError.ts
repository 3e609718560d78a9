import { inParentheses, systemCodeOf } from "../runtime/systemCode.ts";
import { BaselinkerError } from "./baselinkerError.ts";

/** The function `token` of the client threw, took too long, or returned something else than a token. Nothing was sent. */
export class TokenError extends BaselinkerError {
  static override readonly errorName: string = "TokenError";
  readonly code = "TOKEN_MISSING";
  /** `true` if the function threw or took longer than `timeoutMs`. */
  readonly retryable: boolean;

  constructor(
    details: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">> & {
      readonly retryable: boolean;
    },
  ) {
    // What it returned instead is not named: it may be a token with a mistake.
    const cause = details.retryable ? systemCodeOf(details.cause) : undefined;
    const advice = details.retryable ? "Correct it, or try again." : "Return the token of the Base panel.";
    super(
      `${details.method ?? "The call"} was not sent: the function \`token\` gave no API token${inParentheses(cause)}. ${advice}`,
      details,
      { cause: cause ?? "none" },
    );
    this.retryable = details.retryable;
  }
}
