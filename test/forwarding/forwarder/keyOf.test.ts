import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Order } from "../../../src/api/methods/orders/orderResult.ts";
import { memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { sha256Text } from "../../../src/shared/runtime/hash.ts";
import { fakeShop } from "./fakeShop.ts";

const everything = { get_unconfirmed_orders: true, include_custom_extra_fields: true };

async function orderOf({ baselinker }: ReturnType<typeof fakeShop>, orderId: number): Promise<Order> {
  const { orders } = await baselinker.getOrders({ ...everything, order_id: orderId });
  const [order] = orders;
  if (order === undefined) throw new Error(`There is no order ${orderId}.`);
  return order;
}

/** A shop with the orders of two leads. */
async function begin(options: Parameters<ReturnType<typeof fakeShop>["forwarder"]>[0] = {}) {
  const shop = fakeShop();
  const forwarder = shop.forwarder(options);
  const sent = async (lead: object, key?: string) => {
    const result = await shop.ended(forwarder.forward(lead, { key }));
    if (result.status !== "success") throw new Error(JSON.stringify(result));
    return orderOf(shop, result.orderId);
  };
  return { shop, forwarder, sent };
}

const account = {
  ...{ statuses: [], sources: [], catalogs: [], warehouses: [], priceGroups: [] },
  extraFields: [{ id: 101, name: "Lead", editorType: "text", options: [] }],
};

describe("the lead of an order", () => {
  it.each([
    ["extra_field_1", {}],
    ["extra_field_2", { extra_field_1: "gift" }],
    ["admin_comments", { extra_field_1: "gift", extra_field_2: "wrap", admin_comments: "call first" }],
    ["deal_cf_101", {}],
  ] as const)("is found by the marker in %s, and no request is made", async (marker, fields) => {
    const { shop, forwarder, sent } = await begin(marker === "deal_cf_101" ? { marker, account } : {});
    const order = await sent({ id: "WC-1001", email: "ann@example.com", ...fields });
    const before = shop.account.requests.length;
    expect(await forwarder.keyOf(order)).toEqual({ namespace: "lead", key: "WC-1001" });
    expect(shop.account.requests).toHaveLength(before);
  });

  it("is a hash where the key cannot be in a marker, or was made from the content", async () => {
    const { forwarder, sent } = await begin({ namespace: "tilda" });
    const hash = (await sha256Text("замовлення 7")).slice(0, 24);
    expect(await forwarder.keyOf(await sent({ email: "ann@example.com" }, "замовлення 7"))).toEqual({
      namespace: "tilda",
      hash,
    });
    const unnamed = await forwarder.keyOf(await sent({ email: "ben@example.com" }));
    expect(unnamed).toEqual({ namespace: "tilda", hash: expect.stringMatching(/^[\w-]{24}$/) });
  });

  it("is found among the texts of staff, and by any forwarder of the account, whatever its namespace", async () => {
    const { shop, sent } = await begin({ namespace: "woo" });
    const order = await sent({ id: "7", email: "ann@example.com" });
    const comments = `called; ${order.extra_field_1}, sends later`;
    const edited = { ...order, extra_field_1: "", admin_comments: comments };
    expect(await shop.forwarder().keyOf(edited)).toEqual({ namespace: "woo", key: "7" });
  });

  it("is the first of several, as where people merged orders", async () => {
    const { forwarder, sent } = await begin();
    const [one, other] = [await sent({ id: "1" }), await sent({ id: "2" })];
    const merged = { ...one, extra_field_1: `lead:9~abcdefgh ${one.extra_field_1} ${other.extra_field_1}` };
    expect(await forwarder.keyOf(merged)).toEqual({ namespace: "lead", key: "1" });
  });

  it("is unknown where there is no marker, an unsigned one, one of another token or another secret", async () => {
    const { shop, forwarder, sent } = await begin();
    const order = await sent({ id: "1" });
    for (const text of ["", "lead:1", "lead:1~abcdefgh", "lead:1~", "~", "call:me~tomorrow"])
      expect(await forwarder.keyOf({ ...order, extra_field_1: text })).toBeUndefined();
    const baselinker = shop.client(undefined, undefined, "9-9-ANOTHER");
    const another = shop.forwarder({ baselinker });
    expect(await another.keyOf(order)).toBeUndefined();
    const signedByText = shop.forwarder({ baselinker, identity: { markerSecret: "another" } });
    expect(await signedByText.keyOf(order)).toBeUndefined();
    const previousToken = shop.account.token;
    const renewed = shop.forwarder({ baselinker, identity: { previousToken } });
    expect(await renewed.keyOf(order)).toEqual({ namespace: "lead", key: "1" });
  });

  it("is never that of another order, however a marker is edited", async () => {
    const { forwarder, sent } = await begin();
    const [order, other] = [await sent({ id: "10" }), await sent({ email: "ben@example.com" }, "12")];
    const marker = order.extra_field_1 ?? "";
    const lead = { namespace: "lead", key: "10" };
    expect(await forwarder.keyOf(order)).toEqual(lead);
    const piece = fc.constantFrom("", "lead", ":", "~", "*", "1", "0", "2", "a", " ", `${marker.slice(-8)}`);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(marker.length),
        fc.nat(4),
        fc.array(piece, { maxLength: 3 }),
        async (...edit) => {
          const [at, removed, added] = edit;
          const text = marker.slice(0, at) + added.join("") + marker.slice(at + removed);
          const found = await forwarder.keyOf({ ...order, extra_field_1: text });
          const isWhole = text.split(" ").includes(marker);
          expect(found, text).toEqual(isWhole ? lead : undefined);
        },
      ),
      { numRuns: 500 },
    );
    const crossed = `lead:12${marker.slice("lead:10".length)}`;
    expect(await forwarder.keyOf({ ...other, extra_field_1: crossed })).toBeUndefined();
  });

  it("is that of its marker, whatever the register knows of an order with that id", async () => {
    const { forwarder, sent } = await begin({ register: memoryRegister() });
    const [one, other] = [await sent({ id: "10" }), await sent({ id: "12" })];
    const merged = { ...other, extra_field_1: one.extra_field_1 };
    expect(await forwarder.keyOf(merged)).toEqual({ namespace: "lead", key: "10" });
  });

  it("is asked of the register where the marker has no key, and only within its namespace", async () => {
    const register = memoryRegister();
    const { shop, forwarder, sent } = await begin({ register });
    const order = await sent({ email: "ann@example.com" }, "замовлення 7");
    const lead = { namespace: "lead", key: "замовлення 7" };
    expect(await forwarder.keyOf(order)).toEqual(lead);
    expect(await forwarder.keyOf({ ...order, extra_field_1: "" })).toEqual(lead);
    expect(await forwarder.keyOf({ ...order, order_id: order.order_id + 1 })).toHaveProperty("hash");
    const other = shop.forwarder({ register, namespace: "other" });
    expect(await other.keyOf({ ...order, extra_field_1: "" })).toBeUndefined();
  });

  it.each([[undefined], ["lead:1"], [{ orders: [] }], [[]]])(
    "refuses %j, which is not an order",
    async (given) => {
      const { forwarder } = await begin();
      const read = Reflect.apply(forwarder.keyOf, undefined, [given]);
      await expect(read).rejects.toThrow(TypeError);
      await expect(read).rejects.toThrow(
        "Expected the order of keyOf to be an order as `getOrders` returns it",
      );
    },
  );
});
