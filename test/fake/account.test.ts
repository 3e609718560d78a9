import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFakeAccount, createManualClock, handlersFor } from "../../src/msw/index.ts";
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

  it("refuses an option that it does not know", () => {
    const misspelt: object = { requestPerMinute: false };
    expect(() => createFakeAccount(misspelt)).toThrow(/`requestPerMinute`.*requestsPerMinute/);
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
    account.answer("getLabel", { extension: "zpl" });
    account.faults.inject("bad-gateway", { method: "getOrders" });
    await callFake(account, "addOrder", { order_status_id: 8001, date_add: 1, bogus: 1 });
    const { order_id } = account.orders[0] ?? {};
    account.statuses = [];
    account.reset();
    expect([account.orders, account.requests, account.ignored]).toEqual([[], [], []]);
    expect(account.statuses).toHaveLength(3);
    expect(await callFake(account, "getOrders")).toMatchObject({ status: "SUCCESS" });
    expect(await callFake(account, "getLabel")).toMatchObject({ extension: "" });
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
      time: new Date(clock.now()),
      answer: "SUCCESS",
    });
    expect(heard).toEqual(["getOrders"]);
  });

  it("answers every other declared method in its declared shape, and as a test sets it", async () => {
    const account = createFakeAccount({ quirks: false });
    expect(await callFake(account, "getLabel")).toEqual({ status: "SUCCESS", extension: "", label: "" });
    account.answer("getLabel", { label: "JVBERi0=" });
    expect(await callFake(account, "getLabel")).toEqual({
      status: "SUCCESS",
      extension: "",
      label: "JVBERi0=",
    });
    account.answer("getLabel", ({ package_id }) => ({ label: `label of ${package_id}` }));
    expect(await callFake(account, "getLabel", { package_id: 7 })).toMatchObject({ label: "label of 7" });
    account.answer("getTickets", { tickets: [1] });
    expect(await callFake(account, "getTickets")).toEqual({ status: "SUCCESS", tickets: [1] });
    account.answer("getOrders", { status: "ERROR", error_code: "ERROR_X", error_message: "No." });
    expect(await callFake(account, "getOrders")).toEqual({
      status: "ERROR",
      error_code: "ERROR_X",
      error_message: "No.",
    });
  });
});

describe("the handlers of fake accounts", () => {
  const first = createFakeAccount({ token: "first" });
  const second = createFakeAccount({ token: "second" });
  const elsewhere = createFakeAccount({ token: "third", baseUrl: "https://other.invalid/connector.php" });
  const server = setupServer(...handlersFor([first, second, elsewhere]));
  beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
  afterAll(() => server.close());

  const call = async (url: string, token: string, method: string, parameters = {}) =>
    (await fetch(formRequest(url, token, method, parameters))).json();

  it("tell accounts at one address apart by token", async () => {
    const order = { order_status_id: 8001, date_add: 1 };
    await call(first.baseUrl, "first", "addOrder", order);
    await call(second.baseUrl, "second", "addOrder", order);
    await call(second.baseUrl, "second", "addOrder", order);
    expect([first.orders.length, second.orders.length]).toEqual([1, 2]);
  });

  it("answer a token of none of them, also one of another address, with the API's error", async () => {
    for (const token of ["fourth", "third"]) {
      expect(await call(first.baseUrl, token, "getOrders")).toMatchObject({ error_code: "ERROR_BAD_TOKEN" });
    }
    expect(await call(elsewhere.baseUrl, "third", "getOrders")).toMatchObject({ status: "SUCCESS" });
  });

  it("give the time of the account in the Date header", async () => {
    const clock = createManualClock(Date.UTC(2026, 0, 2, 3, 4, 5));
    const account = createFakeAccount({ clock });
    const response = await account.fetch(formRequest(account.baseUrl, account.token, "getOrders"));
    expect(response.headers.get("date")).toBe("Fri, 02 Jan 2026 03:04:05 GMT");
  });
});
