import { describe, expect, it } from "vitest";
import { buildOrder } from "../../../src/testing/fake/builders.ts";
import { createManualClock } from "../../../src/testing/fake/clock.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import type { FaultName, faults } from "../../../src/testing/fake/faults.ts";
import { callFake, formRequest, recordsIn } from "./callFake.ts";

const order = {
  order_status_id: 8001,
  date_add: 1_767_000_000,
  email: "Anna@Example.com",
  extra_field_1: "lead:1001",
  admin_comments: "call first",
  custom_extra_fields: { 101: "lead:1001" },
};

type AccountFault = {
  [Name in FaultName]: (typeof faults)[Name]["part"] extends "account" ? Name : never;
}[FaultName];

/** One behaviour for each fault of the account: a fault without one does not compile. */
const behaviours: Record<AccountFault, readonly [sentence: string, show: () => Promise<void>]> = {
  "visible-late": [
    "answers, but hides the order from reads for a while",
    async () => {
      const clock = createManualClock();
      const account = createFakeAccount({ clock });
      account.faults.inject("visible-late", { afterMs: 5_000 });
      // A read cannot trigger it.
      await callFake(account, "getOrders");
      expect(await callFake(account, "addOrder", order)).toMatchObject({ status: "SUCCESS" });
      const read = async () => recordsIn(await callFake(account, "getOrders"), "orders").length;
      expect([account.orders.length, await read()]).toEqual([1, 0]);
      await clock.advance(4_999);
      expect(await read()).toBe(0);
      await clock.advance(1);
      expect(await read()).toBe(1);
    },
  ],
  "order-id:<wire>": [
    "stores the order under its own id and writes another one on the wire, as JSON or else as a text",
    async () => {
      const account = createFakeAccount();
      const ids = ["9007199254740000", "true", "[77]", '"77"', "0x1F", " 12 ", "null"];
      const answers: unknown[] = [];
      for (const id of ids) {
        account.faults.inject(`order-id:${id}`);
        const { order_id } = await callFake(account, "addOrder", order);
        answers.push(order_id);
      }
      expect(answers).toEqual([9_007_199_254_740_000, true, [77], "77", "0x1F", 12, null]);
      expect(account.orders.every(({ order_id }) => order_id > 4_000_000 && order_id < 5_000_000)).toBe(true);
    },
  ],
  "marker-dropped": [
    "stores orders without their extra fields and comments, until it is removed",
    async () => {
      const account = createFakeAccount();
      const fault = account.faults.inject("marker-dropped");
      const { order_id } = await callFake(account, "addOrder", order);
      await callFake(account, "setOrderFields", { order_id, extra_field_2: "lead:1001", phone: "1" });
      expect(account.orders[0]).toMatchObject({
        extra_field_1: "",
        extra_field_2: "",
        admin_comments: "",
        email: order.email,
        phone: "1",
      });
      expect(account.orders[0]).not.toHaveProperty("custom_extra_fields");
      await callFake(account, "addOrder", { order_status_id: 8001, date_add: 1 });
      expect(fault.timesTriggered).toBe(2);
      fault.remove();
      await callFake(account, "addOrder", order);
      expect(account.orders[2]).toMatchObject({ extra_field_1: "lead:1001" });
      expect(account.ignored).toEqual([]);
    },
  ],
  "marker-cut": [
    "stores the first half of extra fields and comments",
    async () => {
      const account = createFakeAccount();
      account.faults.inject("marker-cut");
      await callFake(account, "addOrder", { ...order, extra_field_2: "😀😀😀😀", custom_extra_fields: [] });
      await callFake(account, "addOrder", order);
      expect(account.orders[0]).toMatchObject({
        extra_field_1: "lead:",
        extra_field_2: "😀😀",
        admin_comments: "call ",
      });
      expect(account.orders[1]?.custom_extra_fields).toEqual({ 101: "lead:" });
    },
  ],
  "email-lowercased": [
    "stores an address in small letters and finds it by small letters only",
    async () => {
      const account = createFakeAccount();
      account.faults.inject("email-lowercased");
      await callFake(account, "addOrder", order);
      expect(account.orders[0]?.email).toBe("anna@example.com");
      const found = async (email: string) => [
        recordsIn(await callFake(account, "getOrders", { filter_email: email }), "orders").length,
        recordsIn(await callFake(account, "getOrdersByEmail", { email }), "orders").length,
      ];
      expect(await found("Anna@Example.com")).toEqual([0, 0]);
      expect(await found("anna@example.com")).toEqual([1, 1]);
      expect(recordsIn(await callFake(account, "getOrders"), "orders")).toHaveLength(1);
    },
  ],
  "short-pages": [
    "ends each page early, and loses nothing for a reader that continues until a page is empty",
    async () => {
      const ids = Array.from({ length: 250 }, (_, index) => index + 1);
      const account = createFakeAccount({
        orders: ids.map((order_id) => buildOrder({ order_id, confirmed: true })),
        requestsPerMinute: false,
      });
      account.faults.inject("short-pages");
      const pages: number[][] = [];
      for (let from = 0; ; from = (pages.at(-1)?.at(-1) ?? 0) + 1) {
        const page = recordsIn(await callFake(account, "getOrders", { id_from: from }), "orders");
        if (page.length === 0) break;
        pages.push(page.map(({ order_id }) => Number(order_id)));
      }
      expect(pages.flat()).toEqual(ids);
      // Only the very last order comes as a page that could not be shorter.
      expect(pages.filter((page) => page.length < 100)).toHaveLength(pages.length);
    },
  ],
  "account-empty": [
    "says that the account has nothing, or leaves the lists out",
    async () => {
      const account = createFakeAccount();
      account.faults.inject("account-empty");
      // An order is not a part of the account's setup: it cannot trigger the fault.
      expect(await callFake(account, "getOrders")).toMatchObject({ status: "SUCCESS", orders: [] });
      expect(await callFake(account, "getOrderStatusList")).toEqual({ status: "SUCCESS", statuses: [] });
      account.faults.inject("account-empty", { lists: "missing", times: 2 });
      expect(await callFake(account, "getOrderStatusList")).toEqual({ status: "SUCCESS" });
      const products = await callFake(account, "getInventoryProductsList", { inventory_id: 307 });
      expect(products).toEqual({ status: "SUCCESS" });
      const { statuses } = await callFake(account, "getOrderStatusList");
      expect(statuses).toHaveLength(3);
    },
  ],
};

describe("a fault of the account", () => {
  it.each(Object.entries(behaviours).map(([scenario, [sentence, show]]) => ({ scenario, sentence, show })))(
    "$scenario $sentence",
    ({ show }) => show(),
  );

  it("acts together with others, and with one of the delivery", async () => {
    const account = createFakeAccount();
    const { inject } = account.faults;
    const all = [inject("marker-dropped"), inject("email-lowercased"), inject("order-id:1")];
    const lost = inject("answer-lost", { method: "addOrder" });
    const send = account.fetch(formRequest(account.baseUrl, account.token, "addOrder", order));
    await expect(send).rejects.toThrow(TypeError);
    expect(account.orders).toMatchObject([{ extra_field_1: "", email: "anna@example.com" }]);
    expect([...all, lost].map(({ timesTriggered }) => timesTriggered)).toEqual([1, 1, 1, 1]);
    expect(account.requests[0]).toMatchObject({
      fault: "answer-lost",
      faults: ["answer-lost", "order-id:1", "marker-dropped", "email-lowercased"],
    });
  });

  it("leaves a second one of its kind for the next request", async () => {
    const account = createFakeAccount();
    account.faults.inject("order-id:1");
    account.faults.inject("order-id:2");
    const ids = [await callFake(account, "addOrder", order), await callFake(account, "addOrder", order)];
    expect(ids).toMatchObject([{ order_id: 1 }, { order_id: 2 }]);
  });

  it("acts in the same way whichever was injected first", async () => {
    for (const scenarios of [
      ["order-id:1", "visible-late"] as const,
      ["visible-late", "order-id:1"] as const,
    ]) {
      const account = createFakeAccount();
      for (const scenario of scenarios) account.faults.inject(scenario);
      expect(await callFake(account, "addOrder", order)).toMatchObject({ order_id: 1 });
      expect(await callFake(account, "getOrders")).toMatchObject({ orders: [] });
    }
  });

  it("is not triggered by a request that is not carried out, and later by one that is carried out later", async () => {
    const clock = createManualClock();
    const account = createFakeAccount({ clock });
    const dropped = account.faults.inject("marker-dropped");
    const hidden = account.faults.inject("visible-late", { afterMs: 5_000 });
    const send = () => account.fetch(formRequest(account.baseUrl, account.token, "addOrder", order));
    account.faults.inject("request-lost");
    await expect(send()).rejects.toThrow(TypeError);
    expect([dropped.timesTriggered, hidden.timesTriggered]).toEqual([0, 0]);
    account.faults.inject("stored-late", { afterMs: 1_000 });
    await expect(send()).rejects.toThrow(TypeError);
    expect([dropped.timesTriggered, hidden.timesTriggered]).toEqual([0, 0]);
    await clock.advance(1_000);
    expect(account.orders).toMatchObject([{ extra_field_1: "" }]);
    expect([dropped.timesTriggered, hidden.timesTriggered]).toEqual([1, 1]);
    expect(recordsIn(await callFake(account, "getOrders"), "orders")).toEqual([]);
  });

  it("leaves an answer that is an error as it is", async () => {
    const account = createFakeAccount();
    account.faults.inject("order-id:1");
    const answer = await callFake(account, "addOrder", { order_status_id: 1 });
    expect(answer).toEqual({
      status: "ERROR",
      error_code: "ERROR_ORDER_STATUS_ID",
      error_message: expect.any(String),
    });
  });
});
