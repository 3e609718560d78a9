import { ApiError } from "../../shared/errors/apiError.ts";
import { BaselinkerError } from "../../shared/errors/baselinkerError.ts";
import { AccountBlockedError, TokenBlockedError } from "../../shared/errors/blockedErrors.ts";
import { HttpError, NetworkError } from "../../shared/errors/connectionErrors.ts";
import { InvalidParamsError } from "../../shared/errors/invalidParamsError.ts";
import { NotAllowedError } from "../../shared/errors/notAllowedError.ts";
import { RateLimitError } from "../../shared/errors/rateLimitError.ts";
import { StoreError } from "../../shared/errors/storeError.ts";
import { TokenError } from "../../shared/errors/tokenError.ts";

/**
 * Whether an error proves that the failed call changed nothing in Base, so that a write may be sent again. The
 * default is "no", also for an API error whose code is not known to prove it: retrying a write on a wrong guess
 * creates a second order. `docs/decisions/repeats.md` lists what proves it, with sources.
 */
export function provesNothingDone(error: unknown): boolean {
  if (!(error instanceof BaselinkerError)) return isUnsent(error);
  if (error instanceof ApiError) return refusals.has(error.code);
  if (error instanceof HttpError) return refusedStatuses.has(error.status);
  if (error instanceof NetworkError) return error.attempts === 0 || isUnsent(error.cause);
  return (
    error instanceof TokenBlockedError ||
    error instanceof AccountBlockedError ||
    // These happen before a request is sent; a `StoreError` of the client comes from a shared limiter.
    error instanceof InvalidParamsError ||
    error instanceof NotAllowedError ||
    error instanceof RateLimitError ||
    error instanceof StoreError ||
    error instanceof TokenError
  );
}

/**
 * Codes with which Base rejects a call before doing anything. Each was seen on a live account: by readers of the
 * block (2022 to 2026), in a report of a locked account (2021), by clients that requested a catalog or a method that
 * does not exist (2025, 2026), and in notes on a call without a method or with a wrong token (2026). A code that only
 * sounds like it is not included: an error can also follow after an order was stored.
 */
const refusals: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "ERROR_BLOCKED_TOKEN",
  "ERROR_USER_ACCOUNT_BLOCKED",
  "ERROR_BAD_TOKEN",
  "ERROR_EMPTY_METHOD",
  "ERROR_UNKNOWN_METHOD",
  "ERROR_STORAGE_ID",
]);

/**
 * Statuses with which a server or a proxy says that it did not take the request (RFC 9110, RFC 6585). Not 408, 425
 * and 499: the request may already have been passed on. Not 401 and 403: firewalls return them at any time.
 */
const refusedStatuses: ReadonlySet<number> = /* @__PURE__ */ new Set([
  400, 404, 405, 411, 413, 414, 415, 417, 429, 431,
]);

/** System calls that open a connection; with any other `syscall`, the same codes come from open connections. */
const connectCodes =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_[A-Z]+|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|ETIMEDOUT)$/;
const connectCalls = /^(?:bind|connect|getaddrinfo)$/;

/**
 * The certificate is invalid, so the request that waits for the connection is never sent (OpenSSL's X509_V_ERR codes,
 * as Node names them). Alerts and broken records (`ERR_SSL_…`) are not included: they also occur after sending.
 */
const certificateCodes =
  /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH$|INVALID_CA$|PATH_LENGTH_EXCEEDED$|ERR_TLS_CERT_ALTNAME_INVALID$)/;

/** Codes of undici and Bun for a failed connection. */
const unsentCodes = /^(?:UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/;

/** The messages that decide if the code is missing or too general. Other wordings of a runtime count as unknown. */
const unsentMessages = [
  // Node, if the peer closes the connection during the handshake; the code alone is just ECONNRESET.
  "before secure TLS connection was established",
  // Deno has no codes, but names the phase.
  "client error (Connect)",
  // A port that `fetch` never uses.
  "bad port",
] as const;

/** Whether an error of `fetch` proves, directly or through a cause, that no byte of the request was sent. */
function isUnsent(error: unknown): boolean {
  let current = error;
  // The limit ends a cycle of causes.
  for (let depth = 0; depth < 8 && current instanceof Error; depth += 1) {
    const { message, cause }: Error = current;
    if (unsentMessages.some((words) => message.includes(words))) return true;
    // Several addresses were tried; each attempt must have failed to connect.
    if ("errors" in current && Array.isArray(current.errors))
      return current.errors.length > 0 && current.errors.every(isUnsent);
    const code = textOf(current, "code");
    if (certificateCodes.test(code) || unsentCodes.test(code)) return true;
    if (connectCodes.test(code) && connectCalls.test(textOf(current, "syscall"))) return true;
    current = cause;
  }
  return false;
}

function textOf(error: Error, name: "code" | "syscall"): string {
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" ? value : "";
}
