import { BaselinkerError } from "./baselinkerError.ts";
import { listed, pathsOf } from "./listed.ts";

/** One problem with the parameters of a call. */
export type ParamProblem = {
  /** The kind of problem. By default, `too_long` and `unknown_key` are only reported; all others stop the call. */
  readonly code:
    | "unknown_field"
    | "unknown_key"
    | "missing_field"
    | "wrong_type"
    | "not_finite"
    | "milliseconds"
    | "bad_currency"
    | "bad_country"
    | "bad_choice"
    | "bad_file"
    | "too_long";
  /** The path of the parameter, for example `products[0].price_brutto`. */
  readonly path: string;
  /** What is wrong and what to do. Never contains the value, which may be a buyer's data. */
  readonly message: string;
  /** The closest known name, for an unknown field. */
  readonly suggestion?: string;
};

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
    super(`${details?.method ?? "The call"} was not sent, its parameters do not fit:${lines}`, details, {
      paths: pathsOf(problems),
    });
    this.problems = problems;
  }
}
