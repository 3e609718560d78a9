import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createFakeAccount } from "../../../src/entries/fake.ts";
import { Baselinker, createForwarder } from "../../../src/entries/index.ts";
import { handlersFor } from "../../../src/entries/msw.ts";
import { formRequest } from "../fake/callFake.ts";

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

  it("take one account too", () => {
    expect(handlersFor(first)).toHaveLength(1);
  });
});

describe("a test whose code makes its own client", () => {
  const free = createFakeAccount();
  const limited = createFakeAccount({ requestsPerMinute: 100 });
  const named = createFakeAccount({ token: "1-2-LIKEAREALONE" });
  const server = setupServer(...handlersFor([free, limited, named]));
  beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
  afterAll(() => server.close());

  it("waits for no limit, before a reset and after", async () => {
    const call = () => new Baselinker({ token: free.token }).getOrderStatusList();
    for (const _round of [1, 2]) {
      await Promise.all(Array.from({ length: 150 }, call));
      expect(free.requests).toHaveLength(150);
      free.reset();
    }
  });

  it("has an empty limit after a reset, on both sides", async () => {
    const baselinker = new Baselinker({ token: limited.token });
    for (const _round of [1, 2, 3]) {
      await Promise.all(Array.from({ length: 100 }, () => baselinker.getOrderStatusList()));
      await expect(
        baselinker.getOrderStatusList({}, { signal: AbortSignal.timeout(20) }),
      ).rejects.toMatchObject({ name: "TimeoutError" });
      limited.reset();
    }
    expect(limited.requests).toHaveLength(0);
  });

  it("keeps to the limit of a token in the form of a real one", async () => {
    const baselinker = new Baselinker({ token: named.token });
    await Promise.all(Array.from({ length: 100 }, () => baselinker.getOrderStatusList()));
    named.reset();
    await expect(
      baselinker.getOrderStatusList({}, { signal: AbortSignal.timeout(20) }),
    ).rejects.toMatchObject({ name: "TimeoutError" });
  });

  it("does not wait until the real Base would have finished where an answer is lost", async () => {
    const rules = { version: 1, key: "id", fields: { email: "email", order_status_id: 8001 } } as const;
    const forwarder = createForwarder({ baselinker: new Baselinker({ token: free.token }), rules });
    free.faults.inject("answer-lost", { method: "addOrder" });
    const result = await forwarder.forward({ id: "1", email: "anna@example.com" });
    expect(result).toMatchObject({ status: "success" });
    expect(free.orders).toHaveLength(1);
  });
});

describe("the limit of requests", () => {
  const account = createFakeAccount();
  const server = setupServer(...handlersFor(account));
  beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
  afterAll(() => server.close());
  beforeEach(() => account.reset());
  afterEach(() => vi.unstubAllGlobals());

  const callForeign = async (headers: Record<string, string> = {}) => {
    const request = formRequest(account.baseUrl, account.token, "getOrderStatusList");
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    return (await fetch(request)).json();
  };
  const callForeignOften = async (times: number) => {
    const answers = [];
    for (let call = 0; call < times; call += 1) answers.push(await callForeign());
    return answers.filter(({ error_code }) => error_code === "ERROR_BLOCKED_TOKEN").length;
  };

  it("blocks another program at the 101st request of a minute, as Base does", async () => {
    expect(await callForeignOften(104)).toBe(4);
  });

  it("counts no requests of the package's client, whose app has a name or not", async () => {
    const appInfo = { name: "shop", version: "1.0" };
    const clients = [
      new Baselinker({ token: account.token }),
      new Baselinker({ token: account.token, appInfo }),
    ];
    await Promise.all(clients.flatMap((client) => Array.from({ length: 65 }, () => client.getInventories())));
    expect(await callForeignOften(100)).toBe(0);
  });

  it("counts a program that only names the package in its User-Agent", async () => {
    await callForeignOften(100);
    expect(await callForeign({ "user-agent": "shop (baselinker-sdk)" })).toMatchObject({ status: "ERROR" });
  });

  it("counts nothing in a browser, where no program sets its User-Agent", async () => {
    vi.stubGlobal("navigator", { serviceWorker: {} });
    expect(await callForeignOften(104)).toBe(0);
  });
});
