import { describe, expect, it } from "vitest";
import {
  type ForwardResult,
  faultOfRefusal,
  outcomeOf,
  toFailure,
  toPlainError,
} from "../../../src/forwarding/contract/forwardResult.ts";
import { TokenBlockedError } from "../../../src/shared/errors/blockedErrors.ts";
import { HttpError } from "../../../src/shared/errors/connectionErrors.ts";
import { UnexpectedResponseError } from "../../../src/shared/errors/unexpectedResponseError.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

const ann = { id: "1", email: "ann@example.com" };

/** Rules that need the account: they name no status. */
const needy = { rules: { version: 1, key: "id", fields: { email: "email" } } } as const;

describe("whose fault it is that a lead made no order", () => {
  it("is never the lead's where the account could not be loaded, whatever the error says of itself", async () => {
    const { forwarder, ended, account } = fakeShop();
    let loads = 0;
    const redirected = async () => {
      loads += 1;
      throw new UnexpectedResponseError("redirect", { method: "getOrderSources" });
    };
    const forward = forwarder({ ...needy, account: redirected });
    const leads = Array.from({ length: 16 }, (_, index) => ({ ...ann, id: `${index + 1}` }));
    const results = await ended(Promise.all(leads.map((lead) => forward.forward(lead))));
    for (const result of results) expect(result).toMatchObject({ status: "error", retryable: true });
    expect(results.map(outcomeOf).every(({ action }) => action === "retry")).toBe(true);
    expect(account.requests).toEqual([]);
    expect(loads).toBe(1);
  });

  it("is the setup's where our own code or the caller's made a mistake", async () => {
    const { forwarder, ended } = fakeShop();
    const mapper = {
      map() {
        throw new TypeError("order is undefined");
      },
    };
    const result = await ended(forwarder({ rules: mapper }).forward(ann));
    expect(result).toMatchObject({ status: "error", fault: "setup", retryable: true, retryAfterMs: 300_000 });
  });

  it("is the setup's where every issue that stops the order is one of the account or the rules", async () => {
    const { forwarder, ended } = fakeShop();
    const issue = (code: string) => ({ level: "error", code, path: "", message: `It is ${code}.` }) as const;
    const failing = (...codes: string[]) =>
      forwarder({ rules: { map: () => ({ status: "error", issues: codes.map(issue) }) } }).forward(ann);
    expect(await ended(failing("status_not_found"))).toMatchObject({ fault: "setup", retryable: true });
    expect(await ended(failing("rejected"))).toMatchObject({ fault: "lead", retryable: false });
    expect(await ended(failing("status_not_found", "rejected"))).toMatchObject({ fault: "lead" });
  });

  it("is the lead's where its order is too large for Base, and of no other status that came without a code", () => {
    const faults = [413, 400, 404, 500].map((status) =>
      faultOfRefusal(new HttpError(status, { method: "addOrder" })),
    );
    expect(faults).toEqual(["lead", "setup", "temporary", "temporary"]);
  });

  it("is not held against anyone for long while Base is busy: the result says when to retry", async () => {
    const { forwarder, ended } = fakeShop();
    const blocked = async () => {
      throw new TokenBlockedError(new Date(0), 123_456);
    };
    const result = await ended(forwarder({ ...needy, account: blocked }).forward(ann));
    expect(result).toMatchObject({ fault: "temporary", retryAfterMs: 123_456 });
  });

  it("blames no one while the account is locked: a quarter of an hour, and an hour once that has passed", async () => {
    const { forwarder, ended, account, clock, calls } = fakeShop();
    account.faults.inject("account-lock", { times: 1 });
    const used = forwarder();
    for (const retryAfterMs of [900_000, 3_600_000, 3_600_000]) {
      const result = await ended(used.forward(ann));
      expect(result).toMatchObject({ status: "error", fault: "temporary", retryAfterMs });
      expect(outcomeOf(result)).toMatchObject({ action: "retry", retryAfterMs });
      await clock.advance(retryAfterMs);
    }
    expect(calls("addOrder")).toBe(3);
    account.reset();
    expect(await ended(used.forward(ann))).toMatchObject({ status: "success" });
  });

  it("is the lead's where Base refuses what is in the order", async () => {
    const { forwarder, ended, account } = fakeShop();
    account.faults.inject("error", { method: "addOrder", code: "ERROR_PARAM", message: "No such country." });
    const result = await ended(forwarder().forward(ann));
    expect(result).toMatchObject({ status: "error", fault: "lead", retryable: false });
    expect(result).not.toHaveProperty("retryAfterMs");
  });

  it.each([
    ["ERROR_PARAM_VALUE", "lead"],
    ["ERROR_TOKEN_EXPIRED", "setup"],
    ["ERROR_INTERNAL", "temporary"],
    ["ERROR_NOBODY_KNOWS", "setup"],
    ["ERROR_INVALID_STORAGE_ID", "setup"],
    ["ERROR_ACCOUNT_UNAVAILABLE", "setup"],
  ])("is identified by the code with which Base refused the order: %s is of the %s", async (code, fault) => {
    const { forwarder, ended, account } = fakeShop();
    account.faults.inject("error", { method: "addOrder", code, message: "No." });
    expect(await ended(forwarder().forward(ann))).toMatchObject({ status: "error", fault });
  });
});

describe("a result", () => {
  it("keeps its error, with name and message, in JSON", async () => {
    const { forwarder, ended } = fakeShop();
    const failing = async () => {
      throw new UnexpectedResponseError("not_json", { method: "getOrderStatusList" });
    };
    const result = await ended(forwarder({ ...needy, account: failing }).forward(ann));
    const kept: unknown = JSON.parse(JSON.stringify(result));
    expect(kept).toMatchObject({
      status: "error",
      error: { name: "UnexpectedResponseError", code: "UNEXPECTED_RESPONSE" },
    });
    expect(JSON.stringify(kept)).toContain("getOrderStatusList was answered unexpectedly");
  });

  it("leaves the error of the caller's code as it is, and keeps its name, code and message", async () => {
    const { forwarder, ended } = fakeShop();
    const thrown = Object.freeze(Object.assign(new RangeError("No room."), { code: "E_ROOM", order: {} }));
    const before = Reflect.ownKeys(thrown);
    const mapper = {
      map() {
        throw thrown;
      },
    };
    for (const result of [
      await ended(forwarder({ rules: mapper }).forward(ann)),
      await ended(forwarder({ ...needy, account: () => Promise.reject(thrown) }).forward(ann)),
    ]) {
      expect(result).toMatchObject({ error: { name: "RangeError", code: "E_ROOM", cause: thrown } });
      const kept: unknown = JSON.parse(JSON.stringify(result));
      expect(kept).toMatchObject({ error: { name: "RangeError", code: "E_ROOM", message: "No room." } });
      expect(Reflect.ownKeys(thrown)).toEqual(before);
    }
  });

  it("has nothing in it that it does not know", () => {
    expect(toFailure("lead", { issues: [] })).toStrictEqual({
      status: "error",
      fault: "lead",
      retryable: false,
      issues: [],
    });
  });

  it.each([0, -5, Number.NaN, "10"])(
    "says its own time to retry where the error tells none: %j",
    (retryAfterMs) => {
      const error = Object.assign(new Error("Later."), { retryAfterMs });
      expect(toFailure("temporary", { error, issues: [] })).toMatchObject({ retryAfterMs: 5_000 });
      expect(toFailure("setup", { error, issues: [] })).toMatchObject({ retryAfterMs: 300_000 });
    },
  );

  it("leaves an error as it is that says of itself what it is in JSON", () => {
    const own = Object.assign(new Error("No room."), { toJSON: () => ({ room: 0 }) });
    expect(toPlainError(own)).toBe(own);
  });

  it("holds no data of the buyer, whatever becomes of the lead", async () => {
    const secret = { id: "1", email: "canary@example.com", phone: "+380671234567" };
    for (const fault of ["answer-lost", "request-lost", "bad-gateway", "cut-body"] as const) {
      const { forwarder, ended, account } = fakeShop();
      account.faults.inject(fault, { method: "addOrder", times: 2 });
      account.faults.inject("bad-gateway", { method: "getOrders", probability: 1 });
      const text = JSON.stringify(await ended(forwarder().forward(secret)));
      expect(text).toContain("unknown");
      expect(text).not.toMatch(/canary|380671234567/);
    }
  });
});

describe("what to do with a lead", () => {
  const base = { key: "1", issues: [] };
  const error = new Error("It did not work.");
  const issue = { level: "error", code: "x", path: "", message: "Correct this." } as const;
  const other = { ...issue, message: "And that." };
  const hint = { ...issue, level: "warning", message: "By the way." } as const;

  it.each<[string, ForwardResult, unknown]>([
    ["success", { ...base, status: "success", orderId: 8, payment: "none" }, { action: "ack" }],
    ["duplicate", { ...base, status: "duplicate", orderId: 8 }, { action: "ack" }],
    ["skip", { status: "skip", reason: "a test", issues: [] }, { action: "ack" }],
    [
      "a temporary error",
      { ...base, status: "error", fault: "temporary", retryable: true, retryAfterMs: 5_000, error },
      { action: "retry", retryAfterMs: 5_000, message: "It did not work." },
    ],
    [
      "an error of the setup",
      { status: "error", fault: "setup", retryable: true, retryAfterMs: 300_000, issues: [issue] },
      { action: "retry", retryAfterMs: 300_000, message: "Correct this." },
    ],
    [
      "an error of the lead",
      { status: "error", fault: "lead", retryable: false, issues: [issue] },
      { action: "reject", message: "Correct this." },
    ],
    [
      "unknown",
      { ...base, status: "unknown", retryAfterMs: 30_000, error },
      { action: "retry", retryAfterMs: 30_000, message: "It did not work." },
    ],
    [
      "an error of which several issues tell",
      { status: "error", fault: "lead", retryable: false, issues: [hint, issue, other] },
      { action: "reject", message: "Correct this. And that." },
    ],
    [
      "unknown without a reason",
      { ...base, status: "unknown", retryAfterMs: 30_000, issues: [hint] },
      { action: "retry", retryAfterMs: 30_000, message: "The order may exist in Base." },
    ],
    [
      "unknown for good",
      { ...base, status: "unknown", error },
      { action: "reject", message: expect.stringContaining("Search the orders in the Base panel") },
    ],
  ])("is identified by its result: %s", (_, result, outcome) => {
    expect(outcomeOf(result)).toEqual(outcome);
  });
});
