import { AccountBlockedError } from "../errors/accountBlockedError.ts";
import { ApiError } from "../errors/apiError.ts";
import type { BaselinkerErrorDetails } from "../errors/baselinkerError.ts";
import { HttpError } from "../errors/httpError.ts";
import { NetworkError } from "../errors/networkError.ts";
import { TimeoutError } from "../errors/timeoutError.ts";
import { TokenBlockedError } from "../errors/tokenBlockedError.ts";
import { UnexpectedResponseError } from "../errors/unexpectedResponseError.ts";
import { marginMs } from "./block.ts";
import type { Call } from "./config.ts";
import type { Failure } from "./failure.ts";

/** The error that the caller gets for a failure. For an abort that is the signal's own reason, whatever it is. */
export function toPublicError(failure: Failure, call: Call, details: BaselinkerErrorDetails): unknown {
  const { token, timeoutMs } = call.config;
  switch (failure.kind) {
    case "no_answer":
      return new NetworkError({ ...details, cause: copyOf(failure.error, token) });
    case "time_out":
      return new TimeoutError(timeoutMs, details);
    case "aborted":
      return call.config.signal?.reason;
    case "redirect":
      return new UnexpectedResponseError("redirect", details);
    case "http_status":
      return new HttpError(failure.status, details);
    case "not_json":
    case "no_status":
      return new UnexpectedResponseError(failure.kind, { ...details, retryable: call.kind === "read" });
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
  if (!(error instanceof Error)) return new Error("`fetch` threw a value that is not an Error.");
  const cause = depth < 5 && error.cause instanceof Error ? copyOf(error.cause, token, depth + 1) : undefined;
  const copy = new Error(redactToken(error.message, token), cause === undefined ? undefined : { cause });
  for (const name of ["name", "code", "syscall", "hostname", "address", "port"]) {
    const value: unknown = Reflect.get(error, name);
    if (typeof value === "number") Reflect.set(copy, name, value);
    if (typeof value === "string") Reflect.set(copy, name, redactToken(value, token));
  }
  return copy;
}

/**
 * Texts from outside can quote the request, and with it the token. One of a few letters is a test's, and
 * would be found in the middle of words.
 */
export function redactToken(text: string, token: string): string {
  return token.length < 6 ? text : text.replaceAll(token, "[token]");
}
