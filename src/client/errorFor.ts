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

/** What the caller is told about a failure. For an abort that is the signal's own reason, whatever it is. */
export function errorFor(failure: Failure, call: Call, details: BaselinkerErrorDetails): unknown {
  const { token, timeoutMs } = call.config;
  switch (failure.what) {
    case "no_answer":
      return new NetworkError({ ...details, cause: withoutToken(failure.error, token) });
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
      return new ApiError(code, hide(failure.message, token), details);
    }
  }
}

/** A proxy, or a `fetch` of the caller's own, may quote the request that failed. */
function withoutToken(error: unknown, token: string): unknown {
  if (!(error instanceof Error)) return new Error("fetch threw something that is no error");
  for (const text of [error.message, error.stack ?? "", causeText(error)]) {
    if (text.includes(token)) return new Error(hide(error.message, token));
  }
  return error;
}

function causeText(error: Error): string {
  return error.cause instanceof Error ? `${error.cause.message} ${causeText(error.cause)}` : "";
}

function hide(text: string, token: string): string {
  return text.replaceAll(token, "[token]");
}
