import { describe, expect, it } from "vitest";
import type { LogFields } from "../../../src/client/log/logger.ts";
import type { ForwardEvent } from "../../../src/forwarding/contract/forwardEvent.ts";
import type { ForwardResult } from "../../../src/forwarding/contract/forwardResult.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import { reporter } from "../../../src/forwarding/forwarder/reporter.ts";
import { emitResult } from "../../../src/forwarding/forwarder/reportResult.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";
import { fakeShop } from "./fakeShop.ts";

const ann = { id: "1", email: "ann@example.com", phone: "+380671234567" };

const rules = {
  version: 1,
  key: "id",
  fields: { email: "email", phone: { path: "phone", as: "phone" } },
  defaults: { country: "UA" },
  reject: [{ when: { path: "spam", exists: true }, reason: "spam" }],
} as const satisfies ForwarderOptions["rules"];

/** A shop whose forwarder tells everything that it says. */
function watchedShop(options: Partial<ForwarderOptions> = {}) {
  const { client, clock, ended, account } = fakeShop();
  const lines: [level: string, message: string, fields: LogFields | undefined][] = [];
  const level = (name: string) => (message: string, fields?: LogFields) =>
    lines.push([name, message, fields]);
  const logger = { info: level("info"), warn: level("warn"), error: level("error") };
  const events: ForwardEvent[] = [];
  const forwarder = createForwarder({
    baselinker: client(undefined, logger),
    rules,
    store: memoryStore({ testing: { clock } }),
    namespace: "shop",
    onEvent: (event) => events.push(event),
    ...options,
    testing: { clock, ...options.testing },
    tuning: { settleMs: 5_000, ...options.tuning },
  });
  const told = () => events.filter(({ type }) => type === "ended");
  const leadLines = () => lines.filter(([, , fields]) => fields?.type === "ended");
  return { account, forwarder, ended, told, leadLines };
}

describe("what became of a lead", () => {
  it("is reported once a call of forward: key, status, order, time and namespace", async () => {
    const { forwarder, ended, told, account } = watchedShop();
    await ended(forwarder.forward(ann));
    await ended(forwarder.forward(ann));
    const orderId = account.orders[0]?.order_id;
    const common = { type: "ended", key: "1", orderId, durationMs: expect.any(Number), namespace: "shop" };
    expect(told()).toEqual([
      { ...common, status: "success", issues: [] },
      { ...common, status: "duplicate", issues: [] },
    ]);
  });

  it("is one line in the log: info for an order, warn for a skip, error for the rest", async () => {
    const { forwarder, ended, leadLines, account } = watchedShop();
    await ended(forwarder.forward(ann));
    await ended(forwarder.forward(ann));
    await ended(forwarder.forward({ id: "2", note: "no contact" }));
    await ended(forwarder.forward({ id: "3", email: "ann@example.com", spam: true }));
    account.answer("addOrder", {
      status: "ERROR",
      error_code: "ERROR_ORDER_STATUS_ID",
      error_message: "No status for ann@example.com",
    });
    await ended(forwarder.forward({ id: "4", email: "ann@example.com", phone: "12" }));
    const lines = leadLines().map(([level, message]) => `${level} ${message.replace(/ \d+ ms/, " N ms")}`);
    const order = account.orders[0]?.order_id;
    expect(leadLines().at(-1)?.[2]).toMatchObject({
      status: "error",
      fault: "setup",
      reason: "No status for …",
      errorCode: "ERROR_ORDER_STATUS_ID",
    });
    expect(leadLines()[0]?.[2]).toEqual({
      type: "ended",
      key: "1",
      status: "success",
      orderId: order,
      namespace: "shop",
      durationMs: expect.any(Number),
    });
    expect(lines).toEqual([
      `info baselinker: shop: lead 1: success after N ms: order ${order}`,
      `info baselinker: shop: lead 1: duplicate after N ms: order ${order}`,
      expect.stringMatching(
        /^warn baselinker: shop: a lead: skip after N ms: There is no phone and no e-mail\./,
      ),
      expect.stringMatching(
        /^error baselinker: shop: a lead: error after N ms: fault lead, rejected at reject/,
      ),
      expect.stringMatching(
        /^error baselinker: shop: lead 4: error after N ms: fault setup, No status for … \(ERROR_ORDER_STATUS_ID\), phone_too_short at /,
      ),
    ]);
  });

  it("has its facts apart from the line, and no value of the lead in it", async () => {
    const { forwarder, ended, leadLines, account } = watchedShop();
    account.faults.inject("answer-lost", { method: "addOrder" });
    account.faults.inject("bad-gateway", { method: "getOrders", probability: 1 });
    await ended(forwarder.forward({ id: "4", email: "ann@example.com", phone: "12" }));
    expect(leadLines()).toEqual([
      [
        "error",
        expect.stringContaining("lead 4: unknown"),
        {
          type: "ended",
          key: "4",
          status: "unknown",
          namespace: "shop",
          reason: expect.stringMatching(/502/),
          errorCode: "HTTP_ERROR",
          issues: [{ code: "phone_too_short", path: "fields.phone.as" }],
          durationMs: expect.any(Number),
        },
      ],
    ]);
    expect(JSON.stringify(leadLines())).not.toContain("ann@example.com");
  });

  it("is told of what never came to a lead: a store that is away, and options that cannot be", async () => {
    const store = memoryStore();
    const bind = async () => {
      throw new StoreError("The disk is away.", { retryable: true });
    };
    const { forwarder, ended, told } = watchedShop({ store: { ...store, bind } });
    await ended(forwarder.forward(ann));
    await ended(forwarder.forward(ann, { Key: "2" } as never));
    expect(told()).toMatchObject([
      { status: "error", fault: "temporary" },
      { status: "error", fault: "setup" },
    ]);
  });

  it("is told of each lead of forwardAll and of reconcile", async () => {
    const { forwarder, ended, told, account } = watchedShop();
    account.faults.inject("answer-lost", { method: "addOrder", times: 1 });
    const aborted = forwarder.forward(ann, { deadlineMs: 1_000 });
    expect(await ended(aborted)).toMatchObject({ status: "unknown" });
    const all = (async () => {
      for await (const _ of forwarder.forwardAll([{ id: "2", email: "b@example.com" }]));
    })();
    await ended(all);
    expect(told()).toMatchObject([
      { status: "unknown", key: "1" },
      { status: "success", key: "2" },
    ]);
  });

  it("is a line of at most 2,000 characters, however many issues it has", async () => {
    const issues = Array.from({ length: 300 }, (_, index) => ({
      level: "info" as const,
      code: `code_${"x".repeat(90)}`,
      path: `fields.${index}`,
      message: "",
    }));
    const mapper = { map: () => ({ status: "error" as const, issues }) };
    const { forwarder, ended, leadLines } = watchedShop({ rules: mapper });
    await ended(forwarder.forward(ann));
    const [, line] = leadLines()[0] ?? [];
    expect(line?.length).toBeLessThanOrEqual(2_020);
  });
});

describe("the line of a lead", () => {
  const issue = (index: number, path = "") =>
    ({ level: "info", code: `c${index}`, path, message: "" }) as const;
  const issues = (count: number) => Array.from({ length: count }, (_, index) => issue(index));
  const codes = (count: number) => issues(count).map(({ code }) => code);

  it.each<[string, ForwardResult, string, object]>([
    [
      "nothing but its end",
      { status: "unknown", key: "1", issues: [] },
      "lead 1: unknown after 12 ms",
      { key: "1" },
    ],
    [
      "the code of each issue, and where it is",
      { status: "unknown", key: "1", issues: [issue(1), issue(2, "phone")] },
      "lead 1: unknown after 12 ms: c1, c2 at phone",
      { key: "1" },
    ],
    [
      "twenty issues",
      { status: "skip", reason: "no", issues: issues(20) },
      `a lead: skip after 12 ms: no, ${codes(20).join(", ")}`,
      {},
    ],
    [
      "twenty issues, and how many more there are",
      { status: "skip", reason: "no", issues: issues(23) },
      `a lead: skip after 12 ms: no, ${codes(20).join(", ")}, 3 more issues`,
      {},
    ],
    [
      "the sentence of an error of ours, which says what to do",
      {
        status: "error",
        fault: "temporary",
        retryable: true,
        error: new StoreError("The disk is full. Free some.", { retryable: true }),
        issues: [],
      },
      "a lead: error after 12 ms: fault temporary, The disk is full. Free some. (STORE_FAILED)",
      { fault: "temporary", reason: "The disk is full. Free some.", errorCode: "STORE_FAILED" },
    ],
    [
      "the name of an error that has no code",
      { status: "unknown", key: "1", error: new RangeError("x"), issues: [] },
      "lead 1: unknown after 12 ms: RangeError",
      { key: "1", errorCode: "RangeError" },
    ],
  ])("has %s", (_, result, line, fields) => {
    const lines: unknown[] = [];
    const level = (message: string, more?: LogFields) => lines.push([message, more]);
    const baselinker = fakeShop().client(undefined, { warn: level, error: level });
    emitResult(
      { emit: reporter({ baselinker, namespace: "shop", language: undefined, onEvent: undefined }) },
      result,
      12.3,
    );
    const found = result.issues.slice(0, 20).map(({ code, path }) => ({ code, path }));
    const facts = {
      type: "ended",
      ...fields,
      status: result.status,
      namespace: "shop",
      ...(result.status === "skip" ? { reason: "no" } : {}),
      ...(found.length === 0 ? {} : { issues: found }),
    };
    expect(lines).toStrictEqual([[`baselinker: shop: ${line}`, { ...facts, durationMs: 12.3 }]]);
  });
});
