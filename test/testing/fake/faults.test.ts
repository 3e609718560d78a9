import { describe, expect, it } from "vitest";
import type { Clock } from "../../../src/shared/runtime/clock.ts";
import { createManualClock } from "../../../src/testing/fake/clock.ts";
import { createFakeAccount, type FakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import type { FaultOptions } from "../../../src/testing/fake/fault.ts";
import { type FaultSpec, parseFault } from "../../../src/testing/fake/faultList.ts";
import { type FaultScenario, faults } from "../../../src/testing/fake/faults.ts";
import { callFake, formRequest } from "./callFake.ts";

const send = async (account: FakeAccount, method: string, parameters = {}) =>
  (await account.fetch(formRequest(account.baseUrl, account.token, method, parameters))).status;

describe("a fault", () => {
  it("is triggered as often as it is told to, and then no more", async () => {
    const account = createFakeAccount();
    const fault = account.faults.inject("bad-gateway", { times: 2 });
    const statuses: number[] = [];
    for (let index = 0; index < 4; index += 1) statuses.push(await send(account, "getOrders"));
    expect(statuses).toEqual([502, 502, 200, 200]);
    expect(fault.timesTriggered).toBe(2);
    expect(account.requests.map(({ fault }) => fault)).toEqual([
      "bad-gateway",
      "bad-gateway",
      undefined,
      undefined,
    ]);
  });

  it("is triggered by the method and the calls that it is meant for, and can be removed", async () => {
    const account = createFakeAccount();
    const fault = account.faults.inject("bad-gateway", {
      method: "getOrders",
      times: 9,
      when: ({ parameters }) => parameters.id_from === 7,
    });
    expect(await send(account, "getInventories", { id_from: 7 })).toBe(200);
    expect(await send(account, "getOrders", { id_from: 6 })).toBe(200);
    expect(await send(account, "getOrders", { id_from: 7 })).toBe(502);
    fault.remove();
    expect(await send(account, "getOrders", { id_from: 7 })).toBe(200);
  });

  it("of the delivery leaves the next one for the next request", async () => {
    const account = createFakeAccount();
    account.faults.inject("bad-gateway");
    account.faults.inject("status:408-stored");
    expect([await send(account, "getOrders"), await send(account, "getOrders")]).toEqual([502, 408]);
  });

  it("is triggered with its probability, by the same requests for the same seed, whatever else is in the mix", async () => {
    const run = async (quirks: number, more: readonly FaultSpec[] = []) => {
      const account = createFakeAccount({
        quirks,
        requestsPerMinute: false,
        faults: [{ scenario: "bad-gateway", probability: 0.3 }, ...more],
      });
      const statuses: number[] = [];
      for (let index = 0; index < 400; index += 1) statuses.push(await send(account, "getInventories"));
      return statuses.map((status) => (status === 502 ? "x" : ".")).join("");
    };
    const first = await run(1);
    expect(first).toBe(await run(1));
    expect(first).toBe(await run(1, [{ scenario: "account-empty", probability: 0.5 }]));
    expect(first).not.toBe(await run(2));
    expect(first.split("x").length - 1).toBeGreaterThan(80);
    expect(first.split("x").length - 1).toBeLessThan(160);
  });

  it("can be any of a mix, which does the same for the same seed down to the last byte", async () => {
    const mix = Object.keys(faults)
      .filter((name) => name !== "account-lock" && name !== "block" && !name.startsWith("stalled"))
      .map((name) => ({
        ...parseFault(name.replace("<n>", "408").replace("<wire>", "7")),
        probability: 0.1,
      }));
    const run = async (quirks: number) => {
      const clock = createManualClock();
      const advancing: Clock = {
        ...clock,
        after: (delayMs, callback) => {
          const cancel = clock.after(delayMs, callback);
          void clock.advance(2_000);
          return cancel;
        },
      };
      const account = createFakeAccount({ quirks, clock: advancing, requestsPerMinute: false, faults: mix });
      const answers: string[] = [];
      for (let index = 0; index < 400; index += 1) {
        await clock.advance(500);
        const [method, parameters] = calls[index % calls.length] ?? ["", {}];
        const request = formRequest(account.baseUrl, account.token, method, parameters);
        const answer = account.fetch(request).then((response) => response.text());
        answers.push(await answer.catch((error: unknown) => String(error)));
      }
      const triggered = new Set(account.requests.flatMap(({ faults = [] }) => faults));
      return { record: JSON.stringify([answers, account.orders, account.requests]), triggered };
    };
    const first = await run(1);
    expect(first.triggered.size).toBe(mix.length);
    expect((await run(1)).record).toBe(first.record);
    expect((await run(2)).record).not.toBe(first.record);
  });
});

const calls: [string, object][] = [
  ["addOrder", { order_status_id: 8001, date_add: 1, email: "A@example.com", extra_field_1: "lead:1" }],
  ["getOrders", { filter_email: "A@example.com" }],
  ["getOrderStatusList", {}],
];

describe("a fault that could not work", () => {
  const inject = (scenario: string, options: object = {}) => {
    // From JavaScript, or with a name put together, anything can come.
    createFakeAccount().faults.inject(scenario as FaultScenario, options as FaultOptions);
  };

  it.each([
    ["answer-lots", {}, /Unknown fault "answer-lots"\. Did you mean `answer-lost`\?/],
    ["status:408", {}, /Did you mean `status:<n>-stored`\?/],
    ["order-id:", {}, /Did you mean `order-id:<wire>`\?/],
    ["nothing like it", {}, /Use one of answer-lost, .*account-empty\./],
    ["status:99-stored", {}, /an integer of at least 200 and of at most 599, got 99/],
    ["slow", { mehtod: "addOrder" }, /Unknown option `mehtod` of the fault `slow`\. Did you mean `method`\?/],
    ["slow", { stored: true }, /Unknown option `stored` of the fault `slow`\. Known are .*`afterMs`/],
    ["error", { afterMs: 5 }, /Unknown option `afterMs` of the fault `error`/],
    ["slow", { afterMs: -1 }, /`afterMs` to be a number of milliseconds of at least 0, or Infinity, got -1/],
    ["slow", { times: 0 }, /`times` to be an integer of at least 1, or Infinity, got 0/],
    ["slow", { times: 1.5 }, /`times`.*got 1\.5/],
    ["slow", { probability: 10 }, /`probability` to be a number of at least 0 and of at most 1, got 10/],
    ["slow", { when: true }, /`when` to be a function of the call, got true/],
    ["bad-gateway", { stored: "yes" }, /`stored` to be true or false, got "yes"/],
    ["marker-dropped", { method: "getOrders" }, /`method` to be "addOrder" or "setOrderFields"/],
    ["account-empty", { lists: "mising" }, /`lists`.*Did you mean "missing"\?/],
  ])("is rejected: %s %o", (scenario, options, message) => {
    expect(() => inject(scenario, options)).toThrow(message);
  });

  it("is a TypeError for a wrong kind, a RangeError for a wrong amount", () => {
    expect(() => inject("slow", { times: "2" })).toThrow(TypeError);
    expect(() => inject("slow", { times: Number.NaN })).toThrow(RangeError);
    expect(() => inject("status:x-stored")).toThrow(RangeError);
    expect(() => createFakeAccount().faults.inject(undefined as never)).toThrow(TypeError);
  });

  it("is rejected in a seed as well", () => {
    const misspelt: object = { faults: [{ scenario: "slow", aftreMs: 1 }] };
    expect(() => createFakeAccount(misspelt)).toThrow(/Did you mean `afterMs`/);
    const none: object = { faults: [{}] };
    expect(() => createFakeAccount(none)).toThrow(/Unknown fault "undefined"/);
  });
});

describe("a fault on the command line", () => {
  it.each([
    ["slow", { scenario: "slow" }],
    ["answer-lost:addOrder", { scenario: "answer-lost", method: "addOrder" }],
    ["answer-lost:addOrder:3", { scenario: "answer-lost", method: "addOrder", times: 3 }],
    ["bad-gateway:10%", { scenario: "bad-gateway", probability: 0.1 }],
    [
      "status:408-stored:addOrder:5%",
      { scenario: "status:408-stored", method: "addOrder", probability: 0.05 },
    ],
    ["order-id:77", { scenario: "order-id:77" }],
    ["order-id:true:2", { scenario: "order-id:true", times: 2 }],
  ])("is read from %s", (text, spec) => {
    expect(parseFault(text)).toEqual(spec);
  });

  it("is rejected where it makes no sense", () => {
    expect(() => parseFault("slow:!")).toThrow(/slow:!/);
    expect(() => parseFault("answer-lots:addOrder")).toThrow(/answer-lost/);
    expect(() => parseFault("order-id")).toThrow(/order-id:<wire>/);
  });

  it("is one of those that have their line", async () => {
    for (const { line } of Object.values(faults)) expect(line).toMatch(/^[A-Z].*\.$/);
    expect(await callFake(createFakeAccount({ faults: [parseFault("no-status")] }), "getOrders")).toEqual({
      orders: [],
    });
  });
});
