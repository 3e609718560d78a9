import { describe, expect, it } from "vitest";
import { AccountBlockedError, isAccountBlockedError } from "../../src/errors/accountBlockedError.ts";
import { ApiError, isApiError } from "../../src/errors/apiError.ts";
import { BaselinkerError, isBaselinkerError } from "../../src/errors/baselinkerError.ts";
import { HttpError, isHttpError } from "../../src/errors/httpError.ts";
import { InvalidParamsError, isInvalidParamsError } from "../../src/errors/invalidParamsError.ts";
import { isNetworkError, NetworkError } from "../../src/errors/networkError.ts";
import { isOutcomeUnknownError, OutcomeUnknownError } from "../../src/errors/outcomeUnknownError.ts";
import { isRateLimitError, RateLimitError } from "../../src/errors/rateLimitError.ts";
import { isRulesError, RulesError } from "../../src/errors/rulesError.ts";
import { isTimeoutError, TimeoutError } from "../../src/errors/timeoutError.ts";
import { isTokenBlockedError, TokenBlockedError } from "../../src/errors/tokenBlockedError.ts";
import {
  isUnexpectedResponseError,
  UnexpectedResponseError,
} from "../../src/errors/unexpectedResponseError.ts";

const details = { method: "addOrder", attempts: 2, cause: new Error("cause") };
const until = new Date("2026-01-01T00:10:00Z");

const errors = [
  { error: new ApiError("ERROR_X", "No.", details), guard: isApiError, code: "ERROR_X", retryable: false },
  {
    error: new TokenBlockedError(until, 600_000, details),
    guard: isTokenBlockedError,
    code: "ERROR_BLOCKED_TOKEN",
    retryable: true,
  },
  {
    error: new AccountBlockedError(details),
    guard: isAccountBlockedError,
    code: "ERROR_USER_ACCOUNT_BLOCKED",
    retryable: false,
  },
  { error: new HttpError(502, details), guard: isHttpError, code: "HTTP_ERROR", retryable: true },
  { error: new HttpError(400, details), guard: isHttpError, code: "HTTP_ERROR", retryable: false },
  { error: new NetworkError(details), guard: isNetworkError, code: "NETWORK_ERROR", retryable: true },
  { error: new TimeoutError(5, details), guard: isTimeoutError, code: "TIMEOUT", retryable: true },
  {
    error: new OutcomeUnknownError({ ...details, sentAt: 1 }),
    guard: isOutcomeUnknownError,
    code: "OUTCOME_UNKNOWN",
    retryable: false,
  },
  {
    error: new InvalidParamsError([{ code: "wrong_type", path: "a", message: "`a` is wrong." }], details),
    guard: isInvalidParamsError,
    code: "INVALID_PARAMS",
    retryable: false,
  },
  {
    error: new UnexpectedResponseError("not_json", details),
    guard: isUnexpectedResponseError,
    code: "UNEXPECTED_RESPONSE",
    retryable: false,
  },
  {
    error: new RateLimitError("max_wait", details),
    guard: isRateLimitError,
    code: "RATE_LIMITED",
    retryable: true,
  },
];

describe("an error of the SDK", () => {
  it.each(errors)(
    "$error.name has its code, its facts and its own guard",
    ({ error, guard, code, retryable }) => {
      expect(error).toBeInstanceOf(BaselinkerError);
      expect(error).toMatchObject({ code, retryable, method: "addOrder", attempts: 2, cause: details.cause });
      expect(error.message).toMatch(/^addOrder /);
      expect(guard(error)).toBe(true);
      expect(isBaselinkerError(error)).toBe(true);
      for (const other of errors) expect(other.guard(error)).toBe(other.guard === guard);
    },
  );

  it.each(errors)("$error.name of another package is none of ours", ({ error, guard }) => {
    const foreign = Object.assign(new Error("theirs"), { name: error.name, code: error.code });
    expect([guard(foreign), isBaselinkerError(foreign)]).toEqual([false, false]);
  });

  it.each(errors)(
    "$error.name is known also where it comes from another copy of the package",
    ({ error, guard }) => {
      const foreign = Object.assign(new Error(error.message), { ...error });
      expect(foreign).not.toBeInstanceOf(BaselinkerError);
      expect(guard(foreign)).toBe(true);
      expect(isBaselinkerError(foreign)).toBe(true);
    },
  );

  it("is not mistaken for an error of the runtime or another library with the same name", () => {
    const timeout = Object.assign(new Error("timed out"), { name: "TimeoutError" });
    const network = Object.assign(new Error("no network"), { name: "NetworkError" });
    const http = Object.assign(new Error("500"), { name: "HttpError" });
    for (const error of [timeout, network, http, new Error("x"), null, undefined, "TimeoutError", {}]) {
      for (const { guard } of errors) expect(guard(error)).toBe(false);
      expect(isBaselinkerError(error)).toBe(false);
    }
  });

  it("lists every problem of rules with its path", () => {
    const error = new RulesError([
      { code: "unknown_name", path: "fields.a", message: "a is unknown." },
      { code: "wrong_type", path: "", message: "Nothing here." },
    ]);
    expect(error.message).toBe("The rules cannot be used:\n- fields.a: a is unknown.\n- Nothing here.");
    expect(isRulesError(error) && isBaselinkerError(error)).toBe(true);
  });
});
