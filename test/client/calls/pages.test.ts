import { describe, expect, it } from "vitest";
import { allPages } from "../../../src/api/methods/pages.ts";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { type Behaviour, startApiServer } from "../../support/apiServer.ts";

const token = "1000-2000-TESTTOKEN";

/** 150 orders, all of the same second. */
const orders = Array.from({ length: 150 }, (_, index) => ({
  order_id: index + 1,
  date_confirmed: 1_700_000_000,
}));

const orderPages: Behaviour = ({ request, succeed }) => {
  const { id_from = 0 } = request.parameters as { id_from?: number };
  succeed({ orders: orders.filter(({ order_id }) => order_id >= id_from).slice(0, 100) });
};

describe("the iterators of a client", () => {
  it("are there for every paged read, and are methods like those written by hand", () => {
    const baselinker = new Baselinker({ token });
    for (const name of Object.keys(allPages())) {
      expect(Reflect.get(baselinker, name), name).toBeTypeOf("function");
      expect(Reflect.get(baselinker, name).name).toBe(name);
    }
    const methods = Object.getPrototypeOf(Baselinker.prototype);
    expect(Object.keys(methods)).toEqual([]);
    // So that a test can put its own in their place.
    for (const name of ["addOrder", "iterateOrders"])
      expect(Object.getOwnPropertyDescriptor(methods, name)).toMatchObject({
        writable: true,
        configurable: true,
      });
  });

  it("lose no order when 150 share one second", async () => {
    await using server = await startApiServer(orderPages);
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const ids: number[] = [];
    for await (const order of baselinker.iterateOrders({ status_id: 5 })) ids.push(order.order_id);
    expect(ids).toEqual(orders.map(({ order_id }) => order_id));
    expect(server.requests.map(({ parameters }) => parameters)).toEqual([
      { status_id: 5, id_from: 1 },
      { status_id: 5, id_from: 101 },
    ]);
  });

  it("give the given number of entries at once, read no page that is not needed for them, and continue after them", async () => {
    await using server = await startApiServer(orderPages);
    const entries = new Baselinker({ token, baseUrl: server.url }).iterateOrders();
    const idsOf = (found: readonly { order_id: number }[]) => found.map(({ order_id }) => order_id);
    expect(await entries.toArray({ limit: 0 })).toEqual([]);
    expect(server.requests).toHaveLength(0);
    expect(idsOf(await entries.toArray({ limit: 2 }))).toEqual([1, 2]);
    expect(entries.cursor).toBe("3");
    expect(server.requests).toHaveLength(1);
    expect(idsOf(await entries.toArray({ limit: 2 }))).toEqual([3, 4]);
    expect(idsOf(await entries.toArray())).toEqual(orders.slice(4).map(({ order_id }) => order_id));
    for (const limit of [-1, Number.NaN])
      await expect(entries.toArray({ limit })).rejects.toThrow(RangeError);
    const misspelt: object = { limits: 5 };
    await expect(entries.toArray(misspelt)).rejects.toThrow(
      "Unknown option `limits` of toArray. Did you mean `limit`?",
    );
  });

  it("continue at the cursor of another client", async () => {
    await using server = await startApiServer(orderPages);
    const first = new Baselinker({ token, baseUrl: server.url }).iterateOrders({}, { limit: 120 });
    let last = 0;
    for await (const order of first) last = order.order_id;
    expect(last).toBe(120);
    const rest = new Baselinker({ token, baseUrl: server.url }).iterateOrders({}, { cursor: first.cursor });
    const ids: number[] = [];
    for await (const order of rest) ids.push(order.order_id);
    expect(ids).toEqual(orders.slice(120).map(({ order_id }) => order_id));
  });

  it("bring entries into shape, also where the client does not check results", async () => {
    await using server = await startApiServer(({ succeed }) =>
      succeed({ products: { 101: { prices: [], stock: { bl_205: "7" } } } }),
    );
    const baselinker = new Baselinker({ token, baseUrl: server.url, validation: "off" });
    for await (const [id, product] of baselinker.iterateInventoryProductsList({ inventory_id: 1 })) {
      expect(id).toBe("101");
      expect([product.prices, product.stock]).toEqual([{}, { bl_205: 7 }]);
    }
    expect(server.requests).toHaveLength(1);
  });

  it("count pages from 0 where the API does", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ deliveries: [] }));
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    for await (const _ of baselinker.iterateInventoryFulfillmentDeliveries()) expect.unreachable();
    expect(server.requests.map(({ parameters }) => parameters)).toEqual([{ page: 0 }]);
  });

  it("read a journal on from the last entry seen, and hear later only what is new", async () => {
    // The API's own rule, and the reason why the first request names no entry.
    const journal: Behaviour = ({ request, succeed, refuse }) => {
      const { last_log_id } = request.parameters as { last_log_id?: number };
      if (last_log_id === 0) return refuse("ERROR_LAST_LOG_ID");
      const from = last_log_id ?? 0;
      const logs = Array.from({ length: entries }, (_, index) => ({ log_id: index + 1, order_id: 9 }));
      succeed({ logs: logs.filter(({ log_id }) => log_id > from).slice(0, 100) });
    };
    let entries = 150;
    await using server = await startApiServer(journal);
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const first = baselinker.iterateJournalList({ logs_types: [1] });
    const seen: unknown[] = [];
    for await (const { log_id } of first) seen.push(log_id);
    expect(seen).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
    expect(server.requests.map(({ parameters }) => parameters)).toEqual([
      { logs_types: [1] },
      { logs_types: [1], last_log_id: 100 },
      { logs_types: [1], last_log_id: 150 },
    ]);
    entries = 152;
    const { cursor } = first;
    const news: unknown[] = [];
    for await (const { log_id } of baselinker.iterateOrderReturnJournalList({}, { cursor }))
      news.push(log_id);
    expect(news).toEqual([151, 152]);
  });

  it("read the receipts, the invoices and the returns on by their ids", async () => {
    const ids = Array.from({ length: 130 }, (_, index) => 2 * index + 1);
    const rows: Behaviour = ({ request, succeed }) => {
      const { id_from = 0 } = request.parameters as { id_from?: number };
      const page = ids.filter((id) => id >= id_from).slice(0, 100);
      const named = (name: string) => page.map((id) => ({ [name]: id }));
      succeed({
        invoices: named("invoice_id"),
        receipts: named("receipt_id"),
        orders: named("receipt_id"),
        returns: named("return_id"),
      });
    };
    await using server = await startApiServer(rows);
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const collected: unknown[][] = [[], [], [], []];
    for await (const each of baselinker.iterateInvoices()) collected[0]?.push(each.invoice_id);
    for await (const each of baselinker.iterateReceipts()) collected[1]?.push(each.receipt_id);
    for await (const each of baselinker.iterateNewReceipts()) collected[2]?.push(each.receipt_id);
    for await (const each of baselinker.iterateOrderReturns()) collected[3]?.push(each.return_id);
    expect(collected).toEqual([ids, ids, ids, ids]);
  });

  it("name a wrong parameter with its path, and send nothing", async () => {
    await using server = await startApiServer(orderPages);
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const run = async (params: object) => {
      for await (const _ of baselinker.iterateOrders(params)) expect.unreachable();
    };
    await expect(run({ filter_mail: "a@b.c" })).rejects.toThrow("`filter_mail`");
    expect(server.requests).toHaveLength(0);
    // @ts-expect-error parameters are no text
    expect(() => baselinker.iterateOrders("all")).toThrow("Expected the parameters of `getOrders`");
  });

  it("take a cursor as it was given, however far into its page", () => {
    for (const cursor of ["0", "7", "1+2", "20+123456789", "123456789012345"])
      expect(new Baselinker({ token }).iterateCrmClients({}, { cursor }).cursor).toBe(cursor);
  });

  it.each(["report", "strict", "off"] as const)(
    "check each page as %s says, and never less than report",
    async (validation) => {
      const fetch = async () => Response.json({ status: "SUCCESS", orders: [{ order_id: 1, email: {} }] });
      const told: unknown[] = [];
      const hooks = { drift: (event: object) => void told.push(event) };
      const entries = new Baselinker({ token, fetch, hooks, validation }).iterateOrders().toArray();
      if (validation === "strict") await expect(entries).rejects.toMatchObject({ reason: "drift" });
      else expect(await entries).toMatchObject([{ order_id: 1 }]);
      expect(told).toHaveLength(validation === "strict" ? 0 : 1);
    },
  );

  it.each(["", "x", "1+", "-1", "1+2+3", "9".repeat(30), 7])("reject the cursor %j", (cursor) => {
    const baselinker = new Baselinker({ token });
    const iterate = () => baselinker.iterateOrders({}, { cursor: cursor as string });
    expect(iterate).toThrow(TypeError);
    expect(iterate).toThrow("Expected `cursor` to be the `cursor` of an iterator, got");
  });

  it.each([-1, Number.NaN])("reject the limit %o as out of range", (limit) => {
    const iterate = () => new Baselinker({ token }).iterateOrders({}, { limit });
    expect(iterate).toThrow(RangeError);
    expect(iterate).toThrow("Expected `limit` to be a number of at least 0, or Infinity, got");
  });

  it("reject a limit that is not a number, and an option that they do not know", () => {
    const baselinker = new Baselinker({ token });
    // @ts-expect-error a string
    expect(() => baselinker.iterateOrders({}, { limit: "5" })).toThrow(TypeError);
    // @ts-expect-error misspelt
    const iterate = () => baselinker.iterateOrders({}, { limt: 5 });
    expect(iterate).toThrow(TypeError);
    expect(iterate).toThrow("Unknown option `limt` of iterateOrders");
    expect(iterate).toThrow("Did you mean `limit`?");
  });

  it("stop at an abort while a page is on its way", async () => {
    const controller = new AbortController();
    const reason = new Error("shop closed");
    await using server = await startApiServer(orderPages, () => controller.abort(reason));
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    let seen = 0;
    const run = async () => {
      for await (const _ of baselinker.iterateOrders({}, { signal: controller.signal })) seen += 1;
    };
    await expect(run()).rejects.toBe(reason);
    expect(seen).toBe(100);
  });
});
