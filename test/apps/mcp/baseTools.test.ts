import { describe, expect, it } from "vitest";
import { countBase } from "../../../src/apps/mcp/countBase.ts";
import { describeMethod, findMethods } from "../../../src/apps/mcp/methodTools.ts";
import { People } from "../../../src/apps/mcp/people.ts";
import { readBase } from "../../../src/apps/mcp/readBase.ts";
import type { Session } from "../../../src/apps/mcp/session.ts";
import type { Tool } from "../../../src/apps/mcp/tool.ts";
import { writeBase } from "../../../src/apps/mcp/writeBase.ts";
import { RulesBySender } from "../../../src/apps/project/rulesBySender.ts";
import { givenOptions } from "../../../src/apps/terminal/command.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";

/** Orders of two days and two statuses: 250 of them, every fifth paid. */
function shop({ orders = 250, comment = "", attributes = "" } = {}) {
  const account = createFakeAccount({
    quirks: false,
    orders: Array.from({ length: orders }, (_, index) => ({
      order_status_id: index % 2 === 0 ? 8001 : 8002,
      date_add: 1_767_225_600 + (index % 2) * 86_400,
      currency: "UAH",
      email: `buyer${index}@example.com`,
      payment_done: index % 5 === 0 ? 0.1 : 0,
      user_comments: comment,
      products: [{ name: "Mug", sku: `MUG-${index % 3}`, attributes, price_brutto: 10, quantity: 1 }],
    })),
  });
  let time = 0;
  const session: Session = {
    client: account.client(),
    writes: ["setOrderStatus"],
    asksFirst: true,
    people: new People({ show: false }),
    rules: new RulesBySender({ options: givenOptions({}) }, {}),
    sources: async () => new Map(),
    readRules: () => Promise.reject(new Error("no rules")),
    register: undefined,
    usableRules: new Map(),
    withForwarders: () => Promise.reject(new Error("no store")),
    account: async () => undefined,
    clockOffset: () => undefined,
    now: () => time,
  };
  return { account, session, client: account.client(), wait: (ms: number) => (time += ms) };
}

const call = { signal: new AbortController().signal, confirm: async () => {} };

/** What a model gets of it. */
async function run(tool: Tool, args: unknown) {
  return JSON.parse(JSON.stringify(await tool.run(args, call)));
}

const failureOf = (tool: Tool, args: unknown) =>
  tool.run(args, call).then(
    () => expect.fail("it was answered"),
    (error) => ({ code: error.code, message: error.message, ...error.more }),
  );

describe("find_methods and describe_method", () => {
  it("read the first thousand characters of a query, whose words are each looked for in all methods", async () => {
    const find = (before: number) => findMethods().run({ query: `${"x ".repeat(before)}invoices` }, call);
    expect(await find(400)).toContain("getInvoices");
    expect(await find(600)).toContain("Nothing found");
  });

  it.each([
    ["order statuses", "getOrderStatusList"],
    ["list of orders", "getOrders"],
    ["stock of products", "getInventoryProductsStock"],
    ["returns", "getOrderReturns"],
    ["invoices", "getInvoices"],
    ["create a package", "createPackage"],
    ["couriers", "getCouriersList"],
    ["product prices", "getInventoryProductsPrices"],
    ["change the status of an order", "setOrderStatus"],
  ])("finds %s: %s", async (query, name) => {
    expect(String(await findMethods().run({ query }, call))).toMatch(new RegExp(`^${name} `, "m"));
  });

  it("describes parameters, fields of a result, and what is below one", async () => {
    const described = (args: object) => describeMethod().run({ method: "getOrders", ...args }, call);
    expect(await described({})).toContain("\nid_from integer?");
    expect(await described({ part: "result" })).toMatch(/^orders list of \{order_id, /m);
    expect(await described({ part: "result", at: "orders.products" })).toContain("\nsku text");
  });

  it("names the closest method, and the fields that there are", async () => {
    expect(await failureOf(describeMethod(), { method: "getOrdrs" })).toMatchObject({
      code: "unknown_method",
      message: "There is no method getOrdrs. Did you mean getOrders?",
    });
    const wrong = { method: "getOrders", part: "result", at: "orders.prodcts" };
    expect(await failureOf(describeMethod(), wrong)).toMatchObject({
      code: "unknown_field",
      fields: expect.arrayContaining(["products"]),
    });
  });
});

describe("read_base", () => {
  it("gives all entries of a paged read once, over pages and answers, by its cursor", async () => {
    const { session, client } = shop();
    const tool = readBase(client, session);
    const ids: number[] = [];
    let cursor: string | undefined;
    do {
      const args = { method: "getOrders", fields: ["order_id", "products.sku"], limit: 60, cursor };
      const page = await run(tool, JSON.parse(JSON.stringify(args)));
      ids.push(...page.entries.map((entry: { order_id: number }) => entry.order_id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(ids).toHaveLength(250);
    expect(new Set(ids).size).toBe(250);
  });

  it("gives only the fields that are asked for", async () => {
    const { session, client } = shop({ orders: 1 });
    const read = await run(readBase(client, session), {
      method: "getOrders",
      fields: ["orders.order_status_id", "products.sku", "products.quantity"],
    });
    expect(read).toEqual({
      entries: [{ order_status_id: 8001, products: [{ sku: "MUG-0", quantity: 1 }] }],
    });
  });

  it("ends an answer before the entry that does not fit, and continues with it", async () => {
    const { session, client } = shop({ orders: 40 });
    const tool = readBase(client, session);
    const first = await run(tool, { method: "getOrders", limit: 40 });
    expect(first.entries.length).toBeLessThan(40);
    expect(JSON.stringify(first).length).toBeLessThanOrEqual(20_000);
    const second = await run(tool, { method: "getOrders", limit: 1, cursor: first.cursor });
    expect(second.entries[0].order_id).toBe(first.entries.at(-1).order_id + 1);
  });

  it("says which fields there are, where one entry alone is too large", async () => {
    const { session, client } = shop({ orders: 1 });
    session.people.hide = (_, result) =>
      JSON.parse(JSON.stringify(result).replace("Mug", "M. ".repeat(10_000)));
    expect(await failureOf(readBase(client, session), { method: "getOrders" })).toMatchObject({
      code: "too_large",
      fields: expect.arrayContaining(["order_id", "products"]),
    });
  });

  it("shows no file, but how large it is", async () => {
    const { session, client } = shop({ orders: 0 });
    session.people.hide = () => ({ label: `data:JVBERi0xLjQK${"A".repeat(12_000)}`, extension: "pdf" });
    const read = await run(readBase(client, session), { method: "getOrderStatusList" });
    expect(read.label).toBe("(file of 12017 bytes, not shown)");
  });

  it.each([
    [{ method: "setOrderStatus" }, "not_a_read", /write_base .* --write setOrderStatus/],
    [{ method: "getOrders", params: { id_form: 1 } }, "INVALID_PARAMS", /describe_method/],
    [{ method: "getOrders", fields: ["order"] }, "unknown_field", /getOrders gives no field order/],
    [{ method: "getOrders", limit: 201 }, "wrong_params", /`limit` must be a number from 1 to 200/],
    [{ method: "getOrders", parms: {} }, "wrong_params", /Did you mean `params`\?/],
    [{ method: "getOrders", cursor: "next" }, "wrong_params", /`cursor` is not one that an answer gave/],
    [{}, "wrong_params", /`method` is missing/],
  ])("refuses %j with %s", async (args, code, message) => {
    const { session, client } = shop({ orders: 0 });
    const failure = await failureOf(readBase(client, session), args);
    expect(failure).toMatchObject({ code, message: expect.stringMatching(message) });
  });
});

describe("count_base", () => {
  const unpaid = { path: "payment_done", is: 0 };

  it("counts and sums exactly, by fields and by the day of a time", async () => {
    const { session, client } = shop();
    const counted = await run(countBase(client, session), {
      method: "getOrders",
      by: ["order_status_id", "date_add"],
      sum: ["payment_done"],
    });
    expect(counted).toEqual({
      count: 250,
      scanned: 250,
      complete: true,
      groups: [
        { order_status_id: 8001, date_add: "2026-01-01", count: 125, "sum payment_done": 2.5 },
        { order_status_id: 8002, date_add: "2026-01-02", count: 125, "sum payment_done": 2.5 },
      ],
    });
  });

  it("counts by marks where a field is hidden", async () => {
    const { session, client, account } = shop({ orders: 2 });
    const counted = await run(countBase(client, session), {
      method: "getOrders",
      by: ["email"],
      sum: ["order_id"],
    });
    const [first] = account.orders;
    expect(counted.groups).toEqual([
      { email: "[email 1]", count: 1, "sum order_id": first?.order_id },
      { email: "[email 2]", count: 1, "sum order_id": (first?.order_id ?? 0) + 1 },
    ]);
  });

  it("hides people in groups of other texts, and from every way of a condition to a value", async () => {
    const { session, client } = shop({ orders: 2, attributes: "for anna@example.com" });
    const count = (args: object) => run(countBase(client, session), { method: "getOrders", ...args });
    expect((await count({ by: ["products.attributes"] })).groups).toEqual([
      { "products.attributes": "[variant 1]", count: 2 },
    ]);
    const wheres = [
      { template: "{email}", matches: "buyer*" },
      { first: ["email"], exists: true },
      { join: ["email"], matches: "*example*" },
      { each: "products", where: { template: "{$.email}", exists: true }, exists: true },
    ];
    for (const where of wheres) expect((await count({ where })).count, JSON.stringify(where)).toBe(0);
  });

  it("asks no condition about a person that another text of the entry names", async () => {
    const { session, account } = shop({ orders: 1 });
    const order = {
      delivery_fullname: "Zofia Grabowska",
      products: [{ name: "Mug for Zofia", price_brutto: 1, quantity: 1 }],
    };
    await account.client().addOrder({ ...order, order_status_id: 8001, date_add: 1_767_225_600 });
    const count = (args: object) =>
      run(countBase(account.client(), session), { method: "getOrders", ...args });
    for (const matches of ["*Zofia*", "*Z*", "*for Y*"])
      expect((await count({ where: { path: "products[*].name", matches } })).count).toBe(0);
    expect((await count({ where: { path: "products[*].name", matches: "Mug for*" } })).count).toBe(1);
    const { groups } = await count({ by: ["products.name"] });
    expect(groups).toContainEqual({
      "products.name": expect.stringMatching(/^Mug for \[name \d+\]$/),
      count: 1,
    });
  });

  it("keeps no marks of the entries that it only counts", async () => {
    const { session, client } = shop({ orders: 250 });
    await run(countBase(client, session), { method: "getOrders", by: ["order_status_id"], where: unpaid });
    expect(() => session.people.reveal("[email 1]")).toThrow("No answer of this server has [email 1].");
  });

  it("counts what passes a condition of the rules language", async () => {
    const { session, client } = shop();
    const count = async (where: object) =>
      (await run(countBase(client, session), { method: "getOrders", where })).count;
    expect(await count(unpaid)).toBe(200);
    expect(await count({ not: unpaid })).toBe(50);
    expect(await count({ all: [unpaid, { path: "order_status_id", in: [8001] }] })).toBe(100);
    expect(await count({ path: "products[*].sku", is: "MUG-1" })).toBe(83);
  });

  it("ends after its requests or after 40 seconds with a cursor, and continues there", async () => {
    const { session, client, account } = shop();
    const tool = countBase(client, session);
    const first = await run(tool, { method: "getOrders", where: unpaid, max_requests: 1 });
    expect(first).toMatchObject({ count: 80, scanned: 100, complete: false });
    const rest = await run(tool, { method: "getOrders", where: unpaid, cursor: first.cursor });
    expect(rest).toMatchObject({ count: 120, scanned: 150, complete: true });
    const slow = shop();
    slow.account.onRequest(() => slow.wait(25_000));
    const late = await run(countBase(slow.client, slow.session), { method: "getOrders" });
    expect(late).toMatchObject({ scanned: 200, complete: false });
    expect(account.requests.filter(({ method }) => method === "getOrders").length).toBeLessThanOrEqual(4);
  });

  it("leaves a page that would take longer than the 40 seconds, and keeps what it counted", async () => {
    const slow = () => {
      const { account, session, client, wait } = shop();
      account.onRequest(() => {
        wait(39_900);
        account.faults.inject("stalled-headers");
      });
      return [client, session] as const;
    };
    const counted = await run(countBase(...slow()), { method: "getOrders" });
    expect(counted).toMatchObject({
      scanned: 100,
      complete: false,
      stopped: expect.stringMatching(/timeout/),
    });
    const { message } = await failureOf(readBase(...slow()), {
      method: "getOrders",
      limit: 200,
      fields: ["order_id"],
    });
    expect(message).toMatch(/timeout/);
  });

  it("keeps what it counted where a later page fails, and says why", async () => {
    const { session, account } = shop();
    account.onRequest(() => account.faults.inject("bad-gateway", { method: "getOrders" }));
    const counted = await run(countBase(account.client({ retries: 0 }), session), { method: "getOrders" });
    expect(counted).toMatchObject({ count: 100, complete: false, stopped: expect.any(String) });
  });

  it.each([
    [{ method: "getOrderStatusList" }, "not_paged"],
    [{ method: "getOrders", where: { path: "payment_dne", is: 0 } }, "unknown_field"],
    [{ method: "getOrders", where: "unpaid" }, "wrong_params"],
    [{ method: "getOrders", by: ["a", "b", "c", "d"] }, "wrong_params"],
    [{ method: "getOrders", sum: ["phone"] }, "hidden_value"],
    [{ method: "getOrders", where: { path: "email", is: "a@example.com" } }, "hidden_value"],
    [{ method: "getOrders", where: { any: [unpaid, { path: "phone", exists: true }] } }, "hidden_value"],
  ])("refuses %j with %s", async (args, code) => {
    const { session, client } = shop({ orders: 1 });
    expect(await failureOf(countBase(client, session), args)).toMatchObject({ code });
  });

  it("names what is wrong with a condition", async () => {
    const { session, client } = shop({ orders: 1 });
    const where = { path: "payment_done", equals: 0 };
    await expect(countBase(client, session).run({ method: "getOrders", where }, call)).rejects.toThrow(
      /equals/,
    );
  });
});

describe("write_base", () => {
  it("asks with the method and the very parameters, and sends nothing before", async () => {
    const { session, client, account } = shop({ orders: 1 });
    const [order] = account.orders;
    const asked: unknown[] = [];
    const params = { order_id: order?.order_id, status_id: 8002 };
    const refusing = {
      ...call,
      confirm: async (question: unknown) => {
        asked.push(question);
        throw new Error("no");
      },
    };
    const tool = writeBase(client, session, session.writes);
    const args = { method: "setOrderStatus", params };
    await expect(tool.run(args, refusing)).rejects.toThrow("no");
    expect(asked).toEqual([[expect.stringMatching(/^setOrderStatus: /), JSON.stringify(params)]]);
    expect(account.requests.filter(({ method }) => method === "setOrderStatus")).toEqual([]);
    await tool.run(args, call);
    expect(account.orders[0]?.order_status_id).toBe(8002);
  });

  it("takes no method but those that were allowed", async () => {
    const { session, client } = shop({ orders: 1 });
    const tool = writeBase(client, session, session.writes);
    expect(await failureOf(tool, { method: "deleteOrders", params: {} })).toMatchObject({
      code: "wrong_params",
    });
  });
});
