import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFakeAccount } from "../../src/entries/fake.ts";
import { handlersFor } from "../../src/entries/msw.ts";
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
