import { describe, expect, it } from "vitest";
import { provesNothingDone } from "../../../src/client/calls/provesNothingDone.ts";
import {
  AccountBlockedError,
  ApiError,
  HttpError,
  InvalidParamsError,
  NetworkError,
  OutcomeUnknownError,
  RateLimitError,
  RequestTimeoutError,
  StoreError,
  TokenBlockedError,
  UnexpectedResponseError,
} from "../../../src/entries/index.ts";

describe("that nothing was done", () => {
  it.each([
    "ERROR_BLOCKED_TOKEN",
    "ERROR_USER_ACCOUNT_BLOCKED",
    "ERROR_BAD_TOKEN",
    "ERROR_EMPTY_METHOD",
    "ERROR_UNKNOWN_METHOD",
    "ERROR_STORAGE_ID",
  ])("is proven by the code %s, which Base was seen to refuse with", (code) => {
    expect(provesNothingDone(new ApiError(code, ""))).toBe(true);
  });

  it.each(["ERROR_INTERNAL", "ERROR_UNKNOWN", "ERROR_ORDER_STATUS_ID", "INVALID_PARAMS", "RATE_LIMITED", ""])(
    "is not proven by the code '%s', which may be said after the work was done",
    (code) => {
      expect(provesNothingDone(new ApiError(code, ""))).toBe(false);
    },
  );

  it("is proven by the ten statuses of a request that was not taken, and by no other", () => {
    const proving = Array.from({ length: 500 }, (_, index) => index + 100).filter((status) =>
      provesNothingDone(new HttpError(status)),
    );
    expect(proving).toEqual([400, 404, 405, 411, 413, 414, 415, 417, 429, 431]);
  });

  it("is proven by errors that come before a request leaves", () => {
    for (const error of [
      new InvalidParamsError([]),
      new RateLimitError("max_wait"),
      new StoreError("The limiter is out of reach.", { retryable: true }),
      new TokenBlockedError(new Date(), 1),
      new AccountBlockedError(),
      new NetworkError({ attempts: 0 }),
    ]) {
      expect(provesNothingDone(error), error.name).toBe(true);
    }
  });

  it("is not proven by a lost answer, a strange one, or anything that is not an error", () => {
    for (const error of [
      new OutcomeUnknownError({ sentAt: 1, cause: new HttpError(404) }),
      new RequestTimeoutError(1),
      new UnexpectedResponseError("redirect"),
      new NetworkError({ attempts: 1 }),
      new Error("something"),
      undefined,
      "ECONNREFUSED",
      { code: "ECONNREFUSED", syscall: "connect" },
    ]) {
      expect(provesNothingDone(error)).toBe(false);
    }
  });

  it.each([
    ["a refused connection", { code: "ECONNREFUSED", syscall: "connect" }, true],
    ["a name that does not resolve", { code: "ENOTFOUND", syscall: "getaddrinfo" }, true],
    ["an address of one's own that is not there", { code: "EADDRNOTAVAIL", syscall: "bind" }, true],
    ["a host that cannot be reached on an open connection", { code: "EHOSTUNREACH", syscall: "read" }, false],
    ["a refused code without its call", { code: "ECONNREFUSED" }, false],
    ["a reset", { code: "ECONNRESET", syscall: "connect" }, false],
    ["a time-out of undici's connecting", { code: "UND_ERR_CONNECT_TIMEOUT" }, true],
    ["a certificate that ran out", { code: "CERT_HAS_EXPIRED" }, true],
    ["a certificate that signs itself", { code: "DEPTH_ZERO_SELF_SIGNED_CERT" }, true],
    ["an unknown issuer", { code: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY" }, true],
    ["a certificate of another host", { code: "ERR_TLS_CERT_ALTNAME_INVALID" }, true],
    ["a broken record", { code: "ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC" }, false],
    ["an alert", { code: "ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE" }, false],
    ["an alert of TLS 1.3", { code: "ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR" }, false],
    ["a time-out of TLS", { code: "ERR_TLS_HANDSHAKE_TIMEOUT" }, false],
  ])("by %s: %o gives %s", (_, facts, proven) => {
    const bare = Object.assign(new Error("connection"), facts);
    expect(provesNothingDone(bare)).toBe(proven);
    const fromFetch = new TypeError("fetch failed", { cause: bare });
    expect(provesNothingDone(new NetworkError({ attempts: 1, cause: fromFetch }))).toBe(proven);
  });

  describe("by a code", () => {
    const provenBy = (facts: object) => provesNothingDone(Object.assign(new Error("connection"), facts));
    const connectCodes =
      "ECONNREFUSED ENOTFOUND EAI_AGAIN EAI_FAIL EHOSTUNREACH ENETUNREACH ENETDOWN EADDRNOTAVAIL ETIMEDOUT";
    const wholeCodes =
      "HOSTNAME_MISMATCH INVALID_CA PATH_LENGTH_EXCEEDED ERR_TLS_CERT_ALTNAME_INVALID UND_ERR_CONNECT_TIMEOUT ConnectionRefused FailedToOpenSocket";
    const families = "CERT_ UNABLE_TO_ DEPTH_ZERO_ SELF_SIGNED_";

    it.each(connectCodes.split(" "))(
      "of connecting, %s, proves it where connecting failed with it",
      (code) => {
        const calls = ["connect", "bind", "getaddrinfo"];
        expect(calls.map((syscall) => provenBy({ code, syscall }))).toEqual([true, true, true]);
        const others = [undefined, "", "read", "write", "xconnect", "connectx", "bindx", "xgetaddrinfo", 5];
        expect(others.filter((syscall) => provenBy({ code, syscall }))).toEqual([]);
        const alike = [`X${code}`, `${code}X1`, code.toLowerCase(), `${code} `];
        expect(alike.filter((own) => provenBy({ code: own, syscall: "connect" }))).toEqual([]);
      },
    );

    it.each(wholeCodes.split(" "))(
      "that says enough on its own, %s, proves it and nothing like it does",
      (code) => {
        expect(provenBy({ code })).toBe(true);
        expect([`X${code}`, `${code}X`, `${code}_X`].filter((own) => provenBy({ code: own }))).toEqual([]);
      },
    );

    it.each(families.split(" "))("of a certificate that begins with %s proves it", (family) => {
      expect([provenBy({ code: `${family}X` }), provenBy({ code: `X_${family}X` })]).toEqual([true, false]);
    });

    it("of the name service proves it by any of its letters, and not without one", () => {
      const codes = ["EAI_", "EAI_1", "EAI_again"];
      expect(codes.filter((code) => provenBy({ code, syscall: "getaddrinfo" }))).toEqual([]);
    });
  });

  it.each([
    "Client network socket disconnected before secure TLS connection was established",
    "error sending request: client error (Connect): tcp",
    "bad port",
  ])("is proven by the words of a runtime: %s", (words) => {
    expect(provesNothingDone(new TypeError("fetch failed", { cause: new Error(words) }))).toBe(true);
    expect(provesNothingDone({ message: words })).toBe(false);
  });

  it("is looked for in eight errors, one the cause of the other, and no further", () => {
    const refused = Object.assign(new Error("a"), { code: "ECONNREFUSED", syscall: "connect" });
    const under = (depth: number): Error =>
      depth === 0 ? refused : new Error("wrapped", { cause: under(depth - 1) });
    expect([0, 1, 6, 7, 8].map((depth) => provesNothingDone(under(depth)))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(provesNothingDone(new Error("wrapped", { cause: { ...refused } }))).toBe(false);
  });

  it("is proven by an address after another only where each failed to connect", () => {
    const refused = Object.assign(new Error("a"), { code: "ECONNREFUSED", syscall: "connect" });
    const reset = Object.assign(new Error("b"), { code: "ECONNRESET", syscall: "read" });
    const proven = (errors: Error[]) =>
      provesNothingDone(new TypeError("", { cause: new AggregateError(errors) }));
    expect([proven([refused, refused]), proven([refused, reset]), proven([])]).toEqual([true, false, false]);
  });

  it("is decided in the end where causes run in a circle", () => {
    const error = new Error("round");
    error.cause = error;
    expect(provesNothingDone(error)).toBe(false);
  });
});
