import { describe, expect, it } from "vitest";
import { createFakeAccount, createManualClock } from "../../../src/entries/fake.ts";
import { callFake, formRequest } from "./callFake.ts";

describe("a fake account", () => {
  it("starts as its seed says, and leaves the seed alone", async () => {
    const statuses = [{ id: 1, name: "Only", name_for_customer: "Only" }];
    const account = createFakeAccount({ statuses });
    account.statuses[0]?.name.concat("changed");
    account.statuses.push({ id: 2, name: "Second", name_for_customer: "Second" });
    expect(statuses).toEqual([{ id: 1, name: "Only", name_for_customer: "Only" }]);
    expect((await callFake(account, "getOrderStatusList")).statuses).toHaveLength(2);
  });

  it("does the same for the same seed, clock and requests, down to the last byte", async () => {
    const run = async (quirks: number) => {
      const account = createFakeAccount({
        quirks,
        clock: createManualClock(),
        journalOn: true,
        faults: [{ scenario: "answer-lost", probability: 0.2, method: "addOrder" }],
      });
      const answers: unknown[] = [];
      for (let index = 0; index < 20; index += 1) {
        const order = {
          order_status_id: 8001,
          date_add: 1,
          products: [{ name: "Mug", quantity: 1, price_brutto: 5 }],
        };
        for (const [method, parameters] of [
          ["addOrder", order],
          ["getOrders", {}],
        ] as const) {
          answers.push(await callFake(account, method, parameters).catch((error: unknown) => String(error)));
        }
      }
      return JSON.stringify([answers, account.orders, account.journal, account.requests]);
    };
    const first = await run(7);
    expect(await run(7)).toBe(first);
    expect(await run(8)).not.toBe(first);
  });

  it("goes back to its seed with reset", async () => {
    const account = createFakeAccount({ clock: createManualClock(), requestsPerMinute: 3 });
    account.answer("getProtocol", { extension: "zpl" });
    account.faults.inject("bad-gateway", { method: "getOrders" });
    await callFake(account, "addOrder", { order_status_id: 8001, date_add: 1, bogus: 1 });
    const { order_id } = account.orders[0] ?? {};
    account.statuses = [];
    account.reset();
    expect([account.orders, account.requests, account.ignored]).toEqual([[], [], []]);
    expect(account.statuses).toHaveLength(3);
    expect(await callFake(account, "getOrders")).toMatchObject({ status: "SUCCESS" });
    expect(await callFake(account, "getProtocol")).toMatchObject({ extension: "" });
    await callFake(account, "addOrder", { order_status_id: 8001, date_add: 1 });
    expect(account.orders[0]?.order_id).toBe(order_id);
  });

  it("lets a test replace any part of its state", async () => {
    const account = createFakeAccount();
    account.sources = { personal: { 5: "Fair" } };
    account.extraFields = [];
    expect(await callFake(account, "getOrderSources")).toMatchObject({
      sources: { personal: { 5: "Fair" } },
    });
    expect(await callFake(account, "getOrderExtraFields")).toMatchObject({ status: "SUCCESS" });
  });

  it("keeps the log as long as it is told to, and the last of it", async () => {
    const account = createFakeAccount({ keepRequests: 3 });
    for (const id of [1, 2, 3, 4, 5]) await callFake(account, "getOrders", { id_from: id, unknown: id });
    expect(account.requests.map(({ parameters }) => parameters.id_from)).toEqual([3, 4, 5]);
    expect(account.requestsOf("getOrders")).toHaveLength(3);
    expect(account.ignored).toHaveLength(3);
    const nothing = createFakeAccount({ keepRequests: 0 });
    expect(await callFake(nothing, "getOrders", {})).toMatchObject({ status: "SUCCESS" });
    expect(nothing.requests).toEqual([]);
    expect(() => createFakeAccount({ keepRequests: -1 })).toThrow(RangeError);
  });

  it("leaves the seed as it was, however deep a test changes the state", () => {
    const catalogs = [{ inventory_id: 1, products: [{ id: 1, stock: { bl_1: 5 }, features: { a: "b" } }] }];
    const account = createFakeAccount({ catalogs, orders: [{ products: [{ name: "Mug" }] }] });
    const before = structuredClone(catalogs);
    const product = account.catalogs[0]?.products[0];
    Object.assign(product?.stock ?? {}, { bl_1: 0 });
    Object.assign(product?.features ?? {}, { a: "c" });
    expect(catalogs).toEqual(before);
    account.reset();
    expect(account.catalogs[0]?.products[0]).toMatchObject({ stock: { bl_1: 5 }, features: { a: "b" } });
  });

  it("logs requests with method, parameters, time and answer", async () => {
    const clock = createManualClock();
    const account = createFakeAccount({ clock });
    const heard: string[] = [];
    const stop = account.onRequest(({ method }) => heard.push(method));
    await callFake(account, "getOrders", { id_from: 5 });
    stop();
    await callFake(account, "getInventories");
    expect(account.requests[0]).toEqual({
      method: "getOrders",
      parameters: { id_from: 5 },
      time: new Date(clock.date()),
      answer: "SUCCESS",
    });
    expect(heard).toEqual(["getOrders"]);
  });

  it("answers every other declared method in its declared shape, and as a test sets it", async () => {
    const account = createFakeAccount({ quirks: false });
    expect(await callFake(account, "getProtocol")).toEqual({
      status: "SUCCESS",
      extension: "",
      protocol: "",
    });
    account.answer("getProtocol", { protocol: "JVBERi0=" });
    expect(await callFake(account, "getProtocol")).toEqual({
      status: "SUCCESS",
      extension: "",
      protocol: "JVBERi0=",
    });
    account.answer("getProtocol", ({ account_id }) => ({ protocol: `protocol of ${account_id}` }));
    expect(await callFake(account, "getProtocol", { account_id: 7 })).toMatchObject({
      protocol: "protocol of 7",
    });
    account.answer("getTickets", { tickets: [1] });
    expect(await callFake(account, "getTickets")).toEqual({ status: "SUCCESS", tickets: [1] });
    account.answer("getOrders", { status: "ERROR", error_code: "ERROR_X", error_message: "No." });
    expect(await callFake(account, "getOrders")).toEqual({
      status: "ERROR",
      error_code: "ERROR_X",
      error_message: "No.",
    });
  });

  it("gives its time in the Date header", async () => {
    const clock = createManualClock(Date.UTC(2026, 0, 2, 3, 4, 5));
    const account = createFakeAccount({ clock });
    const response = await account.fetch(formRequest(account.baseUrl, account.token, "getOrders"));
    expect(response.headers.get("date")).toBe("Fri, 02 Jan 2026 03:04:05 GMT");
  });
});

describe("the seed of a fake account", () => {
  it.each<[object, RegExp]>([
    [
      { requestPerMinute: false },
      /Unknown option `requestPerMinute` of createFakeAccount\. Did you mean `requestsPerMinute`/,
    ],
    [{ order: [] }, /Did you mean `orders`/],
    [{ colour: 1 }, /Unknown option `colour`.*Known are `token`/],
    [{ token: "line\nbreak" }, /`token` to be printable ASCII without spaces/],
    [{ baseUrl: "" }, /`baseUrl` to be a non-empty string/],
    [{ requestsPerMinute: "100" }, /`requestsPerMinute` to be an integer of at least 0, or false, got "100"/],
    [{ blockMs: "600000" }, /`blockMs` to be a number of milliseconds/],
    [{ blockTimeZone: "Europe/Warsaw" }, /Unknown option `blockTimeZone` of createFakeAccount/],
    [{ clock: Date }, /`clock` to be a clock with the methods now, date and after, got a function/],
    [{ quirks: true }, /`quirks` to be an integer, or false, got true/],
    [{ longTexts: "rejct" }, /`longTexts`.*Did you mean "reject"/],
    [{ language: "not a language" }, /`language` to be a language such as pl/],
    [{ journalOn: "yes" }, /`journalOn` to be true or false/],
    [{ listsVariants: 1 }, /`listsVariants`/],
    [{ paidAddsPayment: true }, /Unknown option `paidAddsPayment` of createFakeAccount/],
    [{ confirmsOrders: false }, /Unknown option `confirmsOrders` of createFakeAccount/],
    [{ orders: {} }, /`orders` to be a list of orders, got an object/],
    [{ statuses: [8001] }, /`statuses\[0\]`/],
    [{ sources: { personal: "Fair" } }, /`sources` to be a map of order sources by type and id/],
    [{ extraFields: 101 }, /`extraFields`/],
    [{ catalogs: "307" }, /`catalogs`/],
    [{ warehouses: [null] }, /`warehouses\[0\]`/],
    [{ priceGroups: false }, /`priceGroups`/],
    [{ journal: new Map() }, /`journal`/],
    [{ payments: 1 }, /`payments`/],
    [{ faults: "answer-lost" }, /`faults` to be a list of faults, each with a `scenario`/],
  ])("is a TypeError that says what is wrong with %o", (seed, message) => {
    expect(() => createFakeAccount(seed)).toThrow(TypeError);
    expect(() => createFakeAccount(seed)).toThrow(message);
  });

  it.each([
    [{ requestsPerMinute: -1 }, /`requestsPerMinute` to be an integer of at least 0, or false, got -1/],
    [{ requestsPerMinute: Number.NaN }, /`requestsPerMinute`.*got NaN/],
    [{ blockMs: Number.POSITIVE_INFINITY }, /`blockMs`/],
    [{ quirks: 0.5 }, /`quirks` to be an integer, or false, got 0\.5/],
  ])("is a RangeError for a number out of range: %o", (seed, message) => {
    expect(() => createFakeAccount(seed)).toThrow(RangeError);
    expect(() => createFakeAccount(seed)).toThrow(message);
  });

  it("never shows a token that it rejects", () => {
    const token = "1000001-2000002-SECRETSECRETSECRET SPACE";
    expect(() => createFakeAccount({ token })).toThrow(/got a string of \d+ characters/);
    expect(() => createFakeAccount({ token })).not.toThrow(/SECRET/);
  });

  it("may be undefined option by option, which is the default", () => {
    const given: object = { token: undefined, quirks: undefined, orders: undefined, statuses: undefined };
    const account = createFakeAccount(given);
    expect([account.token.length, account.orders.length, account.statuses.length]).toEqual([32, 0, 3]);
  });
});

describe("the client of a fake account", () => {
  it("reaches this account alone, and never waits for the limit", async () => {
    const [account, other] = [createFakeAccount(), createFakeAccount()];
    const client = account.client();
    for (let call = 0; call < 150; call += 1) await client.getInventories();
    expect([account.requests.length, other.requests.length]).toEqual([150, 0]);
    expect(account.token).not.toBe(other.token);
  });

  it("is counted where the test sets a limit", async () => {
    const account = createFakeAccount({ requestsPerMinute: 2 });
    const client = account.client({ maxWaitMs: 0 });
    await client.getInventories();
    await client.getInventories();
    await expect(client.getInventories()).rejects.toMatchObject({ code: "ERROR_BLOCKED_TOKEN" });
  });

  it("takes every option of a client, and keeps its own where one is undefined", async () => {
    const account = createFakeAccount();
    const given = { fetch: undefined, baseUrl: undefined, retries: 0 };
    await account.client(given).getInventories();
    await expect(account.client({ token: "wrong" }).getInventories()).rejects.toMatchObject({
      code: "ERROR_BAD_TOKEN",
    });
    expect(account.requestsOf("getInventories")).toHaveLength(1);
  });

  it("has the account's clock: a wait ends when the test says so", async () => {
    const clock = createManualClock();
    const account = createFakeAccount({ clock });
    account.faults.inject("block");
    const call = account.client({ maxWaitMs: Number.POSITIVE_INFINITY }).getInventories();
    await clock.advance(599_000);
    expect(account.requests).toHaveLength(1);
    await clock.advance(60_000);
    expect((await call).inventories).toHaveLength(1);
    expect(account.requests[1]?.time.getTime()).toBeLessThanOrEqual(clock.date());
  });
});

describe("what is left out of a seed", () => {
  it("is filled in: an order was made just now, one after the other", async () => {
    const clock = createManualClock();
    const account = createFakeAccount({
      clock,
      statuses: [{ id: 5, name: "New" }],
      orders: [{ email: "Anna@example.com", products: [{ sku: "MUG" }] }, { order_id: 7 }, {}],
      catalogs: [{ inventory_id: 1, products: [{ id: 2 }] }],
    });
    expect(account.orders.map(({ order_id }) => order_id)).toEqual([1, 7, 8]);
    expect(account.orders[0]).toMatchObject({
      order_status_id: 5,
      confirmed: true,
      date_add: clock.date() / 1000,
      products: [{ sku: "MUG", quantity: 1 }],
    });
    expect(account.ordersOf("anna@EXAMPLE.com")).toEqual([account.orders[0]]);
    expect(account.statuses).toEqual([{ id: 5, name: "New", name_for_customer: "" }]);
    expect((await account.client().getOrders()).orders).toHaveLength(3);
  });

  it("may be a method of tomorrow: one that begins with a known name, or is like none", async () => {
    const account = createFakeAccount();
    for (const method of ["getOrdersV2", "watchEverything"]) {
      account.answer(method, { found: 1 });
      expect(await callFake(account, method)).toEqual({ status: "SUCCESS", found: 1 });
      expect(account.requestsOf(method)).toHaveLength(1);
    }
    expect(account.requestsOf("explainEverything")).toEqual([]);
  });
});

describe("a manual clock", () => {
  it("fires timers in their order, lets their consequences happen, and passes no timer that they set", async () => {
    const clock = createManualClock(0);
    const fired: [string, number][] = [];
    const note = (name: string) => fired.push([name, clock.date()]);
    clock.after(30, () => note("late"));
    clock.after(10, async () => {
      note("early");
      await new Response("stream").text();
      clock.after(5, () => note("from it"));
    });
    clock.after(20, () => note("cancelled"))();
    clock.after(100, () => note("too late"));
    await clock.advance(50);
    expect(fired).toEqual([
      ["early", 10],
      ["from it", 15],
      ["late", 30],
    ]);
    expect(clock.date()).toBe(50);
  });

  it("is one of a process that has run for hours: no time may be counted from 0 on", async () => {
    const clock = createManualClock(0);
    await clock.advance(50);
    expect(clock.now()).toBe(46_800_050);
  });
});
