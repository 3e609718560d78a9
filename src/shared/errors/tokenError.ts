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
    super(
      `${details.method ?? "The call"} was not sent: the function \`token\` gave no API token. See \`cause\`.`,
      details,
    );
    this.retryable = details.retryable;
  }
}
