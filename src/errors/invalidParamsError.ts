import { BaselinkerError, listed } from "./baselinkerError.ts";

/** One problem with the parameters of a call. */
export interface ParamProblem {
  /** `too_long` is only reported by default; all others stop the call. */
  readonly code:
    | "unknown_field"
    | "missing_field"
    | "wrong_type"
    | "not_finite"
    | "milliseconds"
    | "bad_currency"
    | "bad_country"
    | "bad_choice"
    | "bad_file"
    | "too_long";
  /** Where, for example `products[0].price_brutto`. */ readonly path: string;
  /** What is wrong and what to do. Never contains the value, which may be a buyer's data. */
  readonly message: string;
  /** The closest known name, for an unknown field. */ readonly suggestion?: string;
}

/** The parameters do not match the method. Nothing was sent; every problem is listed with its path. */
export class InvalidParamsError extends BaselinkerError {
  static override readonly errorName: string = "InvalidParamsError";
  readonly code = "INVALID_PARAMS";
  readonly retryable = false;
  readonly problems: readonly ParamProblem[];

  constructor(
    problems: readonly ParamProblem[],
    details?: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">>,
  ) {
    const lines = listed(problems.map(({ message }) => message));
    super(`${details?.method ?? "The call"} was not sent, its parameters do not fit:${lines}`, details);
    this.problems = problems;
  }
}

/** The client may not call this method: it is `readOnly`, or its `allow` does not have the method. Nothing was sent. */
export class NotAllowedError extends BaselinkerError {
  static override readonly errorName: string = "NotAllowedError";
  readonly code = "METHOD_NOT_ALLOWED";
  readonly retryable = false;

  /** @param why - of the client, for example "is `readOnly`" */
  constructor(why: string, details?: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">>) {
    super(`${details?.method ?? "The call"} was not sent: this client ${why}.`, details);
  }
}

/** The function `token` of the client threw, took too long, or returned something else than a token. Nothing was sent. */
export class TokenError extends BaselinkerError {
  static override readonly errorName: string = "TokenError";
  readonly code = "TOKEN_MISSING";
  /** `true` if the function threw or took longer than `timeoutMs`. */ readonly retryable: boolean;

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
