import type { ParamProblem } from "../api/wire/checkParams.ts";
import { BaselinkerError, type BaselinkerErrorDetails } from "./baselinkerError.ts";
import { isErrorOf } from "./isErrorOf.ts";

/** The parameters do not fit the method. Nothing was sent; every problem is listed with its path. */
export class InvalidParamsError extends BaselinkerError {
  override readonly name: string = "InvalidParamsError";
  readonly code = "INVALID_PARAMS";
  readonly retryable = false;
  readonly problems: readonly ParamProblem[];

  constructor(problems: readonly ParamProblem[], details?: BaselinkerErrorDetails) {
    const lines = problems.map((problem) => `\n- ${problem.message}`).join("");
    super(`${details?.method ?? "The call"} was not sent, its parameters do not fit:${lines}`, details);
    this.problems = problems;
  }
}

/** Whether the value is an `InvalidParamsError`, also one of another copy of the package. */
export function isInvalidParamsError(value: unknown): value is InvalidParamsError {
  return isErrorOf(value, InvalidParamsError, "InvalidParamsError");
}
