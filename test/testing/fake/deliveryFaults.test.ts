import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createManualClock, type ManualClock } from "../../../src/testing/fake/clock.ts";
import { createFakeAccount, type FakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import type { FaultOptions } from "../../../src/testing/fake/fault.ts";
import type { FaultName, FaultScenario, faults } from "../../../src/testing/fake/faults.ts";
import { type OpenTransport, type Send, transports } from "./reachAccount.ts";

const order = { order_status_id: 8001, date_add: 1_767_000_000, products: [], email: "anna@example.com" };

/** What a behaviour is shown with. */
interface Stage {
  readonly account: FakeAccount;
  readonly clock: ManualClock;
  readonly send: Send;
  readonly inject: (scenario: FaultScenario, options?: FaultOptions) => void;
  readonly addOrder: (signal?: AbortSignal) => Promise<Response>;
}

type DeliveryFault = {
  [Name in FaultName]: (typeof faults)[Name]["part"] extends "delivery" ? Name : never;
}[FaultName];

/** One behaviour for each fault of the delivery: a fault without one does not compile. */
const behaviours: Record<DeliveryFault, readonly [sentence: string, show: (stage: Stage) => Promise<void>]> =
  {
    "answer-lost": [
      "stores the order and breaks the connection",
      async ({ account, inject, addOrder }) => {
        inject("answer-lost", { method: "addOrder" });
        await expect(addOrder()).rejects.toThrow(TypeError);
        expect(account.orders).toHaveLength(1);
      },
    ],
    "request-lost": [
      "breaks the connection and stores nothing",
      async ({ account, inject, addOrder }) => {
        inject("request-lost");
        await expect(addOrder()).rejects.toThrow(TypeError);
        expect(account.orders).toHaveLength(0);
      },
    ],
    "stored-late": [
      "stores the order only later",
      async ({ account, clock, inject, addOrder, send }) => {
        inject("stored-late", { afterMs: 5_000 });
        await expect(addOrder()).rejects.toThrow(TypeError);
        expect([account.orders.length, await found(send)]).toEqual([0, 0]);
        await clock.advance(4_999);
        expect([account.orders.length, await found(send)]).toEqual([0, 0]);
        await clock.advance(1);
        expect([account.orders.length, await found(send)]).toEqual([1, 1]);
      },
    ],
    "bad-gateway": [
      "answers 502 with HTML and stores nothing, or stores where it is told to",
      async ({ account, inject, addOrder }) => {
        inject("bad-gateway");
        const answer = await addOrder();
        expect([answer.status, answer.headers.get("content-type")]).toEqual([502, "text/html"]);
        expect(await answer.text()).toContain("<html>");
        expect(account.orders).toHaveLength(0);
        inject("bad-gateway", { stored: true });
        expect((await addOrder()).status).toBe(502);
        expect(account.orders).toHaveLength(1);
      },
    ],
    maintenance: [
      "answers 200 with HTML",
      async ({ account, inject, addOrder }) => {
        inject("maintenance");
        const answer = await addOrder();
        expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("<html>")]);
        expect(account.orders).toHaveLength(0);
      },
    ],
    "status:<n>-stored": [
      "stores the order and answers the HTTP status with HTML",
      async ({ account, inject, addOrder }) => {
        for (const status of [204, 403, 408, 425, 499, 599] as const) {
          inject(`status:${status}-stored`);
          const answer = await addOrder();
          expect([answer.status, answer.headers.get("content-type")]).toEqual([status, "text/html"]);
          await answer.text();
        }
        expect(account.orders).toHaveLength(6);
      },
    ],
    "cut-body": [
      "stores the order and breaks off in the middle of the answer",
      async ({ account, inject, addOrder }) => {
        inject("cut-body");
        const answer = await addOrder();
        expect(answer.status).toBe(200);
        await expect(answer.text()).rejects.toThrow(TypeError);
        expect(account.orders).toHaveLength(1);
      },
    ],
    "stalled-headers": [
      "stores the order and never answers",
      async ({ account, inject, addOrder }) => {
        inject("stalled-headers");
        const gaveUp = new AbortController();
        const answer = addOrder(gaveUp.signal);
        expect(await Promise.race([answer, stored(account)])).toBe("stored");
        gaveUp.abort();
        await expect(answer).rejects.toThrow(/abort/i);
      },
    ],
    "stalled-body": [
      "stores the order and stops in the middle of the answer",
      async ({ account, inject, addOrder }) => {
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
      },
    ],
    slow: [
      "answers only when the time has passed",
      async ({ account, clock, inject, addOrder }) => {
        inject("slow", { afterMs: 60_000 });
        const answer = addOrder();
        expect(await Promise.race([answer, stored(account)])).toBe("stored");
        await clock.advance(60_000);
        expect(await (await answer).json()).toMatchObject({ status: "SUCCESS" });
      },
    ],
    "no-status": [
      "answers without the envelope's status",
      async ({ account, inject, addOrder }) => {
        inject("no-status");
        const answer: unknown = await (await addOrder()).json();
        expect(answer).toEqual({ order_id: account.orders[0]?.order_id });
      },
    ],
    "answer-repeated": [
      "gives the last answer to the same method again and stores nothing, or stores where it is told to",
      async ({ account, inject, addOrder, send }) => {
        inject("answer-repeated", { times: 2 });
        const first: unknown = await (await addOrder()).json();
        const second: unknown = await (await addOrder()).json();
        expect([second, account.orders.length]).toEqual([first, 1]);
        // Another method has no answer yet that could be repeated.
        expect(await found(send)).toBe(1);
        account.faults.clear();
        inject("answer-repeated", { stored: true });
        const third: unknown = await (await addOrder()).json();
        expect([third, account.orders.length]).toEqual([first, 2]);
      },
    ],
    error: [
      "answers with the envelope that the test gives, and stores nothing",
      async ({ account, inject, addOrder }) => {
        inject("error", { code: "ERROR_X", message: "No." });
        expect(await (await addOrder()).json()).toEqual({
          status: "ERROR",
          error_code: "ERROR_X",
          error_message: "No.",
        });
        expect(account.orders).toHaveLength(0);
        expect(account.requests[0]?.answer).toBe("ERROR_X");
      },
    ],
    "error-stored": [
      "stores the order and says an error",
      async ({ account, inject, addOrder }) => {
        inject("error-stored");
        inject("error-stored", { code: "ERROR_X", message: "" });
        const codes = [await (await addOrder()).json(), await (await addOrder()).json()];
        expect(codes).toMatchObject([
          { status: "ERROR", error_code: "ERROR_INTERNAL" },
          { status: "ERROR", error_code: "ERROR_X", error_message: "" },
        ]);
        expect(account.orders).toHaveLength(2);
      },
    ],
    block: [
      "blocks the token for ten minutes",
      async ({ account, clock, inject, addOrder }) => {
        inject("block");
        const blocked = { error_code: "ERROR_BLOCKED_TOKEN" };
        expect(await (await addOrder()).json()).toMatchObject(blocked);
        await clock.advance(599_999);
        expect(await (await addOrder()).json()).toMatchObject(blocked);
        await clock.advance(600_000);
        expect(await (await addOrder()).json()).toMatchObject({ status: "SUCCESS" });
        expect(account.orders).toHaveLength(1);
      },
    ],
    "account-lock": [
      "lasts until it is taken back",
      async ({ account, clock, inject, addOrder }) => {
        inject("account-lock");
        const locked = { error_code: "ERROR_USER_ACCOUNT_BLOCKED" };
        expect(await (await addOrder()).json()).toMatchObject(locked);
        await clock.advance(86_400_000);
        expect(await (await addOrder()).json()).toMatchObject(locked);
        account.faults.clear();
        expect(await (await addOrder()).json()).toMatchObject({ status: "SUCCESS" });
      },
    ],
  };

describe.each(transports)("a fault of the delivery, $name,", ({ open }) => {
  let account: FakeAccount;
  let opened: OpenTransport;
  const clock = createManualClock();

  beforeEach(async () => {
    account = createFakeAccount({ clock });
    opened = await open(account);
  });
  afterEach(() => opened.close());

  it.each(Object.entries(behaviours).map(([scenario, [sentence, show]]) => ({ scenario, sentence, show })))(
    "$scenario $sentence",
    ({ show }) =>
      show({
        account,
        clock,
        send: opened.send,
        inject: (scenario, options) => void account.faults.inject(scenario, options),
        addOrder: (signal) => opened.send("addOrder", order, signal),
      }),
  );
});

/** How many orders a read by e-mail finds. */
async function found(send: Send): Promise<number> {
  const answer: unknown = await (await send("getOrdersByEmail", { email: order.email })).json();
  return JSON.stringify(answer).match(/order_id/g)?.length ?? 0;
}

/** Resolves once the account holds an order. */
function stored(account: FakeAccount): Promise<string> {
  return new Promise((resolve) => {
    const look = () => (account.orders.length > 0 ? resolve("stored") : setImmediate(look));
    look();
  });
}
