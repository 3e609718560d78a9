import { describe, expect, it } from "vitest";
import { methodNamed } from "../../../src/api/methods/methods.ts";
import type { Call } from "../../../src/client/calls/config.ts";
import { clientConfig } from "../../../src/client/calls/config.ts";
import type { Failure } from "../../../src/client/calls/failure.ts";
import { redactToken, safeText, toPublicError } from "../../../src/client/calls/publicError.ts";
import { HttpError } from "../../../src/shared/errors/connectionErrors.ts";

describe("hiding the token in a text", () => {
  it("replaces every occurrence", () => {
    expect(redactToken("a SECRET-1 b SECRET-1", "SECRET-1")).toBe("a [token] b [token]");
  });

  it("takes special characters for themselves", () => {
    expect(redactToken("x a.c$&+*( y abc$&+*(", "a.c$&+*(")).toBe("x [token] y abc$&+*(");
  });

  it("leaves words alone that happen to hold a short one", () => {
    expect(redactToken("the test failed", "t")).toBe("the test failed");
  });
});

describe("a text from outside", () => {
  it("is cut at 1,000 characters, and not one before", () => {
    expect(safeText("a".repeat(1_000), "SECRET-1")).toBe("a".repeat(1_000));
    expect(safeText("a".repeat(1_001), "SECRET-1")).toBe(`${"a".repeat(999)}…`);
  });

  it("loses the token before it is cut, and what breaks a line", () => {
    expect(safeText(`${"a".repeat(995)}SECRET-1`, "SECRET-1")).not.toContain("SEC");
    expect(safeText("a\nSECRET-1", "SECRET-1")).toBe("a\\u{a}[token]");
  });

  it("loses a token of six letters, but not one of five", () => {
    expect(redactToken("abcdef abcde", "abcdef")).toBe("[token] abcde");
    expect(redactToken("abcdef abcde", "abcde")).toBe("abcdef abcde");
  });
});

describe("what `fetch` threw", () => {
  it("is kept as far as it explains the failure, without what it carries of the request", () => {
    const facts = {
      name: "ConnectError",
      code: "ECONNREFUSED",
      syscall: "connect",
      hostname: "api.example",
      address: "192.0.2.1",
      port: 443,
    };
    const thrown = Object.assign(new Error("no SECRET-1"), facts, { request: {}, cause: new Error("why") });
    const copy = causeOf(thrown);
    expect(copy).toMatchObject({ ...facts, message: "no [token]", cause: { message: "why", name: "Error" } });
    expect(copy).not.toHaveProperty("request");
    expect(copy).not.toBe(thrown);
  });

  it("is kept without facts that are no texts and numbers, and without the token in any", () => {
    const copy = causeOf(
      Object.assign(new Error("no"), { code: { a: 1 }, port: true, hostname: "SECRET-1" }),
    );
    expect(Object.entries(copy)).toEqual([
      ["name", "Error"],
      ["hostname", "[token]"],
    ]);
    expect("cause" in causeOf(new Error("no"))).toBe(false);
  });

  it("is kept with each address that was tried", () => {
    const errors = [Object.assign(new Error("a"), { code: "ECONNREFUSED" }), "b"];
    expect(causeOf(new AggregateError(errors, "all"))).toMatchObject({
      message: "all",
      errors: [{ message: "a", code: "ECONNREFUSED" }, { message: expect.stringContaining("not an Error") }],
    });
    expect(causeOf(Object.assign(new Error("no"), { errors: [5] }))).not.toHaveProperty("errors");
  });

  it("is kept five causes deep, and five lists of addresses deep", () => {
    const deep = (level: number): Error =>
      new Error(String(level), level === 9 ? undefined : { cause: deep(level + 1) });
    const wide = (level: number): Error =>
      new AggregateError(level === 9 ? [] : [wide(level + 1)], String(level));
    expect(JSON.stringify(treeOf(causeOf(deep(0))))).toBe("[0,[1,[2,[3,[4,[5]]]]]]");
    expect(JSON.stringify(treeOf(causeOf(wide(0))))).toBe("[0,[1,[2,[3,[4,[5]]]]]]");
  });

  it("may be anything, of which nothing is shown", () => {
    for (const thrown of ["SECRET-1", undefined, { message: "SECRET-1" }])
      expect(causeOf(thrown).message).toBe("`fetch` threw a value that is not an Error.");
  });
});

describe("what to do, in the message of an error", () => {
  const apiError = (code: string): Failure => ({ kind: "api_error", code, message: "No.", block: undefined });

  it("is the method that was meant, for a name that Base does not know", () => {
    const told = (method: string, code: string) => messageOf(apiError(code), { method });
    expect(told("getOrdrs", "ERROR_UNKNOWN_METHOD")).toMatch(/ Did you mean `getOrders`\?$/);
    expect(told("makeCoffee", "ERROR_UNKNOWN_METHOD")).not.toContain("Did you mean");
    expect(told("getOrdrs", "ERROR_OTHER")).not.toContain("Did you mean");
    const declared = methodNamed("getOrders");
    expect(messageOf(apiError("ERROR_UNKNOWN_METHOD"), { declared })).not.toContain("Did you mean");
  });

  it("is where the ids of catalogs are, and where a token comes from", () => {
    expect(messageOf(apiError("ERROR_STORAGE_ID"))).toMatch(
      / `getInventories` lists the catalogs with their ids\.$/,
    );
    expect(messageOf(apiError("ERROR_BAD_TOKEN"))).toMatch(/ Copy the token from the Base panel, .*API\.$/);
    expect(messageOf(apiError("ERROR_OTHER"))).toBe("getOrders was refused by Base: ERROR_OTHER.");
  });

  it.each([
    [undefined, false],
    [0, true],
    [50, true],
    [51, false],
  ])("of a block is to share the limit where this process sent %s requests: %s", (sent, isTold) => {
    const block = { until: new Date(5), waitMs: 1_000, zoneOffsetMinutes: 0 };
    const failure: Failure = { kind: "api_error", code: "ERROR_BLOCKED_TOKEN", message: "", block };
    const told = messageOf(failure, { sent });
    expect(told.includes(`only ${sent} of the requests`)).toBe(isTold);
    expect(told.includes("sqliteRateLimiter")).toBe(isTold);
    expect(errorOf(failure, { sent })).toMatchObject({ blockedUntil: new Date(5), retryAfterMs: 6_000 });
  });

  it("shows in the stack too, which is what programs print", () => {
    const error = errorOf(apiError("ERROR_STORAGE_ID"));
    expect(error.stack?.split("\n    at ")[0]).toContain("lists the catalogs");
  });

  it("is not said about an error that says it all", () => {
    expect(errorOf({ kind: "http_status", status: 502 }).message).toBe(
      new HttpError(502, { method: "getOrders", attempts: 1 }).message,
    );
  });
});

describe("an answer that is none of the API", () => {
  it.each([
    ["read", true],
    ["write", false],
  ] as const)("to a %s is worth another try: %s", (kind, retryable) => {
    expect(errorOf({ kind: "not_json" }, { kind })).toMatchObject({ reason: "not_json", retryable });
  });
});

const secret = "SECRET-1";

function errorOf(
  failure: Failure,
  {
    method = "getOrders",
    kind = "read",
    declared,
    sent,
  }: Partial<Pick<Call, "method" | "kind" | "declared">> & { sent?: number | undefined } = {},
): Error {
  const limiter = {
    acquire: async () => {},
    pauseUntil: () => {},
    ...(sent === undefined ? {} : { sent: () => sent }),
  };
  const config = clientConfig({ token: secret, rateLimit: { limiter } });
  const call: Call = {
    id: 1,
    method,
    kind,
    declared,
    body: "",
    priority: "normal",
    config,
  };
  const error = toPublicError(failure, call, { method, attempts: 1 });
  if (!(error instanceof Error)) throw new Error("Expected an error.");
  return error;
}

function messageOf(...given: Parameters<typeof errorOf>): string {
  return errorOf(...given).message;
}

function causeOf(thrown: unknown): Error {
  const { cause } = errorOf({ kind: "no_answer", error: thrown });
  if (!(cause instanceof Error)) throw new Error("Expected a cause.");
  return cause;
}

/** The message, and the tree of what is under it. */
function treeOf(error: unknown): readonly unknown[] {
  if (!(error instanceof Error)) return [];
  const { errors = [] }: { errors?: readonly unknown[] } = Object(error);
  const under = [...(error.cause === undefined ? [] : [error.cause]), ...errors];
  return [Number(error.message), ...under.map(treeOf)];
}
