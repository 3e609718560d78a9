import { methodNames } from "../../api/methods/methodNames.ts";
import { ApiError } from "../../shared/errors/apiError.ts";
import type { BaselinkerError } from "../../shared/errors/baselinkerError.ts";
import { AccountBlockedError, TokenBlockedError } from "../../shared/errors/blockedErrors.ts";
import { HttpError, NetworkError, RequestTimeoutError } from "../../shared/errors/connectionErrors.ts";
import { UnexpectedResponseError } from "../../shared/errors/unexpectedResponseError.ts";
import { closestName } from "../../shared/options/closestName.ts";
import { escapeControls } from "../../shared/runtime/text.ts";
import { marginMs } from "./block.ts";
import type { Call } from "./config.ts";
import type { Failure } from "./failure.ts";
import { networkReason } from "./networkReason.ts";

/** The error that the caller gets for a failure. For an abort it is the signal's own reason, whatever it is. */
export function toPublicError(
  failure: Failure,
  call: Call,
  details: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">>,
): unknown {
  const { token, timeoutMs } = call.config;
  switch (failure.kind) {
    case "no_answer":
      return new NetworkError({
        ...details,
        reason: networkReason(failure.error),
        cause: copyOf(failure.error, token),
      });
    case "time_out":
      return new RequestTimeoutError(timeoutMs, details);
    case "aborted":
      return call.config.signal?.reason;
    case "http_status":
      return new HttpError(failure.status, details);
    case "redirect":
    case "not_json":
    case "no_status":
    case "too_large":
      return withHint(
        new UnexpectedResponseError(failure.kind, { ...details, retryable: call.kind !== "write" }),
        call.config.account.hasAnswered
          ? undefined
          : "The API has not answered this client yet: is `baseUrl` correct?",
      );
    case "api_error": {
      const { block, code } = failure;
      if (block !== undefined) {
        return withHint(
          new TokenBlockedError(block.until, block.waitMs + marginMs, details),
          othersHint(call),
        );
      }
      if (code === "ERROR_USER_ACCOUNT_BLOCKED")
        return new AccountBlockedError({ ...details, retryAfterMs: call.config.account.retryAfterMs() });
      return withHint(
        new ApiError(code, failure.message, { ...details, reason: failure.reason ?? "" }),
        hintOf(code, call),
      );
    }
  }
}

function withHint(error: Error, hint: string | undefined): Error {
  if (hint === undefined) return error;
  const { message, stack } = error;
  error.message = `${message} ${hint}`;
  // The stack begins with the old message.
  if (stack !== undefined) error.stack = stack.replace(message, () => error.message);
  return error;
}

/** What to do about API errors that are common in the first hour of use. */
function hintOf(code: string, { method, declared }: Call): string | undefined {
  if (code === "ERROR_BAD_TOKEN")
    return "Copy the token from the Base panel, or create a new one there: Account & other, My account, API.";
  if (code === "ERROR_STORAGE_ID") return "`getInventories` lists the catalogs with their ids.";
  const closest =
    declared === undefined && code === "ERROR_UNKNOWN_METHOD" ? closestName(method, methodNames) : undefined;
  return closest === undefined ? undefined : `Did you mean \`${closest}\`?`;
}

/** The hint that is added to a block that this process did not cause alone. */
function othersHint({ config }: Call): string | undefined {
  const limiter = config.limiter();
  const sent = limiter.sent?.();
  if (sent === undefined || sent > 50) return undefined;
  return `This process made only ${sent} of the requests of the last minute: other processes, or an earlier one, used the token too. Share the limit with them (\`sqliteRateLimiter\`, \`redisRateLimiter\`), or use a part of it (\`rateLimit.share\`).`;
}

/** A copy of what `fetch` threw, reduced to what explains it: errors of ky have the request attached, and the token. */
export function copyOf(error: unknown, token: string, depth = 0): Error {
  if (!(error instanceof Error)) return new Error("`fetch` threw a value that is not an Error.");
  const cause = depth < 5 && error.cause instanceof Error ? copyOf(error.cause, token, depth + 1) : undefined;
  const copy = new Error(safeText(error.message, token), cause === undefined ? undefined : { cause });
  for (const name of ["name", "code", "syscall", "hostname", "address", "port"]) {
    const value: unknown = Reflect.get(error, name);
    if (typeof value === "number") Reflect.set(copy, name, value);
    if (typeof value === "string") Reflect.set(copy, name, safeText(value, token));
  }
  // The addresses of a name that were tried one after another: the error of each one counts.
  if (error instanceof AggregateError && depth < 5) {
    Reflect.set(
      copy,
      "errors",
      error.errors.map((inner: unknown) => copyOf(inner, token, depth + 1)),
    );
  }
  return copy;
}

/** A foreign text for errors, hooks and logs: short, without the token or characters that forge or disguise a line. */
export function safeText(text: string, token: string): string {
  // The token is removed first: a truncated token would not be found.
  const redacted = redactToken(text, token);
  return escapeControls(
    redacted.length > maxTextLength ? `${redacted.slice(0, maxTextLength - 1)}…` : redacted,
  );
}

/** A token of a few letters is used in tests, and would match in the middle of words. */
export function redactToken(text: string, token: string): string {
  return token.length < 6 ? text : text.replaceAll(token, "[token]");
}

const maxTextLength = 1_000;
