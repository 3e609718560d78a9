import { AccountBlockedError } from "../errors/accountBlockedError.ts";
import { ApiError } from "../errors/apiError.ts";
import type { BaselinkerErrorDetails } from "../errors/baselinkerError.ts";
import { HttpError } from "../errors/httpError.ts";
import { NetworkError } from "../errors/networkError.ts";
import { TimeoutError } from "../errors/timeoutError.ts";
import { TokenBlockedError } from "../errors/tokenBlockedError.ts";
import { UnexpectedResponseError } from "../errors/unexpectedResponseError.ts";
import { marginMs } from "./block.ts";
import type { Call } from "./call.ts";
import type { Failure } from "./failure.ts";
import { hideToken } from "./hideToken.ts";

/** What the caller is told about a failure. For an abort that is the signal's own reason, whatever it is. */
export function errorFor(failure: Failure, call: Call, details: BaselinkerErrorDetails): unknown {
  const { token, timeoutMs } = call.config;
  switch (failure.what) {
    case "no_answer":
      return new NetworkError({ ...details, cause: copyOf(failure.error, token) });
    case "time_out":
      return new TimeoutError(timeoutMs, details);
    case "aborted":
      return call.signal?.reason;
    case "redirect":
      return new UnexpectedResponseError("redirect", details);
    case "http_status":
      return new HttpError(failure.status, details);
    case "not_json":
    case "no_status":
      return new UnexpectedResponseError(failure.what, { ...details, retryable: call.kind === "read" });
    case "api_error": {
      const { block, code } = failure;
      if (block !== undefined) return new TokenBlockedError(block.until, block.waitMs + marginMs, details);
      if (code === "ERROR_USER_ACCOUNT_BLOCKED") return new AccountBlockedError(details);
      return new ApiError(code, failure.message, details);
    }
  }
}

/**
 * What `fetch` threw, reduced to what explains a failure. The errors of ky and of other people's `fetch`
 * hang the request on themselves, and so the token.
 */
function copyOf(error: unknown, token: string, depth = 0): Error {
  if (!(error instanceof Error)) return new Error("Something that is no error was thrown by `fetch`.");
  const cause = depth < 5 && error.cause instanceof Error ? copyOf(error.cause, token, depth + 1) : undefined;
  const copy = new Error(hideToken(error.message, token), cause === undefined ? undefined : { cause });
  for (const name of ["name", "code", "syscall", "hostname", "address", "port"]) {
    const value: unknown = Reflect.get(error, name);
    if (typeof value === "number") Reflect.set(copy, name, value);
    if (typeof value === "string") Reflect.set(copy, name, hideToken(value, token));
  }
  return copy;
}
