import { setupServer } from "msw/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { faultLines } from "../../src/fake/faultLines.ts";
import {
  createFakeAccount,
  createManualClock,
  type FakeAccount,
  type FaultOptions,
  type FaultScenario,
  handlersFor,
  serveFakeAccount,
} from "../../src/msw/index.ts";
import { formRequest } from "./callFake.ts";

const order = { order_status_id: 8001, date_add: 1_767_000_000, products: [], email: "anna@example.com" };

type Send = (method: string, parameters?: object, signal?: AbortSignal) => Promise<Response>;

interface Way {
  readonly name: string;
  open(account: FakeAccount): Promise<{ readonly send: Send; close(): Promise<void> | void }>;
}

const ways: Way[] = [
  {
    name: "through msw in the process",
    open: async (account) => {
      const server = setupServer(...handlersFor([account]));
      server.listen({ onUnhandledFrame: "error" });
      return {
        send: (method, parameters, signal) =>
          fetch(formRequest(account.baseUrl, account.token, method, parameters, signal)),
        close: () => server.close(),
      };
    },
  },
  {
    name: "through account.fetch",
    open: async (account) => ({
      send: (method, parameters, signal) =>
        account.fetch(formRequest(account.baseUrl, account.token, method, parameters, signal)),
      close: () => {},
    }),
  },
  {
    name: "through the HTTP server",
    open: async (account) => {
      const served = await serveFakeAccount(account);
      return {
        send: (method, parameters, signal) =>
          fetch(formRequest(served.url, account.token, method, parameters, signal)),
        close: () => served.close(),
      };
    },
  },
];

describe.each(ways)("a fault $name", ({ open }) => {
  const clock = createManualClock();
  let account: FakeAccount;
  let opened: Awaited<ReturnType<Way["open"]>>;
  const send: Send = (...rest) => opened.send(...rest);
  const inject = (scenario: FaultScenario, options?: FaultOptions) =>
    account.faults.inject(scenario, options);

  beforeEach(async () => {
    account = createFakeAccount({ clock });
    opened = await open(account);
  });
  afterEach(() => opened.close());

  const addOrder = (signal?: AbortSignal) => send("addOrder", order, signal);
  const found = async () => {
    const answer: unknown = await (await send("getOrdersByEmail", { email: order.email })).json();
    return JSON.stringify(answer).match(/order_id/g)?.length ?? 0;
  };

  it("answer-lost stores the order and breaks the connection", async () => {
    inject("answer-lost", { method: "addOrder" });
    await expect(addOrder()).rejects.toThrow(TypeError);
    expect(account.orders).toHaveLength(1);
  });

  it("request-lost breaks the connection and stores nothing", async () => {
    inject("request-lost");
    await expect(addOrder()).rejects.toThrow(TypeError);
    expect(account.orders).toHaveLength(0);
  });

  it("stored-late stores the order only later", async () => {
    inject("stored-late", { afterMs: 5_000 });
    await expect(addOrder()).rejects.toThrow(TypeError);
    expect([account.orders.length, await found()]).toEqual([0, 0]);
    clock.advance(4_999);
    expect([account.orders.length, await found()]).toEqual([0, 0]);
    clock.advance(1);
    expect([account.orders.length, await found()]).toEqual([1, 1]);
  });

  it("visible-late answers, but hides the order from reads for a while", async () => {
    inject("visible-late", { afterMs: 5_000 });
    expect(await (await addOrder()).json()).toMatchObject({ status: "SUCCESS" });
    expect([account.orders.length, await found()]).toEqual([1, 0]);
    expect(await (await send("getOrders")).json()).toMatchObject({ orders: [] });
    clock.advance(5_000);
    expect(await found()).toBe(1);
  });

  it("bad-gateway answers 502 with HTML and stores nothing, or stores where it is told to", async () => {
    inject("bad-gateway");
    const answer = await addOrder();
    expect([answer.status, answer.headers.get("content-type")]).toEqual([502, "text/html"]);
    expect(await answer.text()).toContain("<html>");
    expect(account.orders).toHaveLength(0);
    inject("bad-gateway", { stored: true });
    expect((await addOrder()).status).toBe(502);
    expect(account.orders).toHaveLength(1);
  });

  it("maintenance answers 200 with HTML", async () => {
    inject("maintenance");
    const answer = await addOrder();
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("<html>")]);
    expect(account.orders).toHaveLength(0);
  });

  it("cut-body stores the order and breaks off in the middle of the answer", async () => {
    inject("cut-body");
    const answer = await addOrder();
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow(TypeError);
    expect(account.orders).toHaveLength(1);
  });

  it("stalled-headers stores the order and never answers", async () => {
    inject("stalled-headers");
    const gaveUp = new AbortController();
    const answer = addOrder(gaveUp.signal);
    const first = await Promise.race([answer, stored(account)]);
    expect(first).toBe("stored");
    gaveUp.abort();
    await expect(answer).rejects.toThrow(/abort/i);
  });

  it("stalled-body stores the order and stops in the middle of the answer", async () => {
    inject("stalled-body");
    const gaveUp = new AbortController();
    const answer = await addOrder(gaveUp.signal);
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(first?.done).toBe(false);
    const second = reader?.read();
    gaveUp.abort();
    await expect(second).rejects.toThrow();
    expect(account.orders).toHaveLength(1);
  });

  it("slow answers only when the time has passed", async () => {
    inject("slow", { afterMs: 60_000 });
    const answer = addOrder();
    expect(await Promise.race([answer, stored(account)])).toBe("stored");
    clock.advance(60_000);
    expect(await (await answer).json()).toMatchObject({ status: "SUCCESS" });
  });

  it("no-status answers without the envelope's status", async () => {
    inject("no-status");
    const answer: unknown = await (await addOrder()).json();
    expect(answer).toEqual({ order_id: account.orders[0]?.order_id });
  });

  it("error answers with the envelope that the test gives", async () => {
    inject("error", { code: "ERROR_X", message: "No." });
    expect(await (await addOrder()).json()).toEqual({
      status: "ERROR",
      error_code: "ERROR_X",
      error_message: "No.",
    });
    expect(account.orders).toHaveLength(0);
  });

  it("block blocks the token for ten minutes", async () => {
    inject("block");
    const blocked = { error_code: "ERROR_BLOCKED_TOKEN" };
    expect(await (await addOrder()).json()).toMatchObject(blocked);
    clock.advance(599_999);
    expect(await (await addOrder()).json()).toMatchObject(blocked);
    clock.advance(600_000);
    expect(await (await addOrder()).json()).toMatchObject({ status: "SUCCESS" });
  });

  it("account-lock lasts until it is taken back", async () => {
    inject("account-lock");
    const locked = { error_code: "ERROR_USER_ACCOUNT_BLOCKED" };
    expect(await (await addOrder()).json()).toMatchObject(locked);
    clock.advance(86_400_000);
    expect(await (await addOrder()).json()).toMatchObject(locked);
    account.faults.clear();
    expect(await (await addOrder()).json()).toMatchObject({ status: "SUCCESS" });
  });
});

describe("a fault", () => {
  const send = async (account: FakeAccount, method: string, parameters = {}) =>
    (await account.fetch(formRequest(account.baseUrl, account.token, method, parameters))).status;

  it("strikes as often as it is told to, and then no more", async () => {
    const account = createFakeAccount();
    const fault = account.faults.inject("bad-gateway", { times: 2 });
    const statuses: number[] = [];
    for (let index = 0; index < 4; index += 1) statuses.push(await send(account, "getOrders"));
    expect(statuses).toEqual([502, 502, 200, 200]);
    expect(fault.strikes).toBe(2);
    expect(account.requests.map(({ fault }) => fault)).toEqual([
      "bad-gateway",
      "bad-gateway",
      undefined,
      undefined,
    ]);
  });

  it("strikes only the method and the calls that it is meant for, and can be removed", async () => {
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

  it("strikes with its probability, the same requests for the same seed", async () => {
    const run = async (quirks: number) => {
      const account = createFakeAccount({
        quirks,
        requestsPerMinute: false,
        faults: [{ scenario: "bad-gateway", probability: 0.3 }],
      });
      const statuses: number[] = [];
      for (let index = 0; index < 400; index += 1) statuses.push(await send(account, "getInventories"));
      return statuses.map((status) => (status === 502 ? "x" : ".")).join("");
    };
    const first = await run(1);
    expect(first).toBe(await run(1));
    expect(first).not.toBe(await run(2));
    expect(first.split("x").length - 1).toBeGreaterThan(80);
    expect(first.split("x").length - 1).toBeLessThan(160);
  });

  it("has a line of explanation, and no other name than the listed ones", () => {
    const account = createFakeAccount();
    for (const line of Object.values(faultLines)) expect(line).toMatch(/^[A-Z].*\.$/);
    const unknown: string = "answer-lots";
    expect(() => account.faults.inject(unknown as FaultScenario)).toThrow(/answer-lost/);
    const misspelt: object = { mehtod: "addOrder" };
    expect(() => account.faults.inject("slow", misspelt)).toThrow(
      /There is no option `mehtod`.*method, times/,
    );
  });
});

/** Resolves once the account holds an order. */
function stored(account: FakeAccount): Promise<string> {
  return new Promise((resolve) => {
    const look = () => (account.orders.length > 0 ? resolve("stored") : setImmediate(look));
    look();
  });
}
