import { describe, expect, it } from "vitest";
import { createFakeAccount } from "../../../src/entries/fake.ts";
import { InvalidParamsError } from "../../../src/entries/index.ts";

const order = { order_status_id: 8001, date_add: 1_767_225_600 } as const;

describe("an id that is a text", () => {
  it("is sent as the number that it is, in a field, in a list and in a line", async () => {
    const account = createFakeAccount();
    const client = account.client();
    const products = [{ name: "Mug", price_brutto: 1, quantity: 1, warehouse_id: "205" }] as const;
    const { order_id } = await client.addOrder({ ...order, order_status_id: "8001", products });
    await client.setOrderStatuses({ order_ids: [`${order_id}`, order_id], status_id: "8002" });
    expect(account.requests.map(({ parameters }) => parameters)).toEqual([
      { ...order, products: [{ ...products[0], warehouse_id: 205 }] },
      { order_ids: [order_id, order_id], status_id: 8002 },
    ]);
    expect(account.ignored).toEqual([]);
  });

  it("leaves the caller's own parameters as they are", async () => {
    const params = { ...order, order_status_id: "8001", products: [] } as const;
    await createFakeAccount().client().addOrder(params);
    expect(params.order_status_id).toBe("8001");
  });

  it.each([
    ["a leading zero", "08001"],
    ["a space", " 8001"],
    ["an exponent", "1e3"],
    ["a sign", "+8001"],
    ["a fraction", "8001.0"],
    ["hexadecimal digits", "0x1f"],
    ["no digits", ""],
    ["more digits than a number holds", "9007199254740993"],
    ["digits of another script", "٨٠٠١"],
  ])("is refused with %s, and nothing is sent", async (_, text) => {
    const account = createFakeAccount();
    const params: object = { ...order, order_status_id: text };
    const call = account.client().addOrder(Object.assign({}, order, params));
    await expect(call).rejects.toThrow(InvalidParamsError);
    await expect(call).rejects.toThrow(
      "`order_status_id` must be an id (an integer, or a string of its digits without spaces and leading zeros); a string was given.",
    );
    expect(account.requests).toEqual([]);
  });

  it("is no amount, number of pieces, time or flag", async () => {
    const account = createFakeAccount();
    const line = { name: "Mug", price_brutto: "1", quantity: "1", tax_rate: "23" };
    const params: object = { date_add: "1767225600", paid: "2", products: [line] };
    const error = await account
      .client()
      .addOrder(Object.assign({}, order, params))
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      problems: [
        "date_add",
        "paid",
        "products[0].price_brutto",
        "products[0].tax_rate",
        "products[0].quantity",
      ].map((path) => expect.objectContaining({ path })),
    });
  });

  it("is where an iterator starts", async () => {
    const account = createFakeAccount({ orders: [{ order_id: 5 }, { order_id: 6 }, { order_id: 7 }] });
    const orders = await account.client().iterateOrders({ id_from: "6" }).toArray();
    expect(orders.map(({ order_id }) => order_id)).toEqual([6, 7]);
  });

  it.each([
    ["iterateOrders", "id_from", "six"],
    ["iterateOrders", "id_from", null],
    ["iterateInventoryProductsStock", "page", "2"],
  ] as const)(
    "is not replaced by the first one where %s cannot start at it",
    async (iterator, name, start) => {
      const account = createFakeAccount();
      const params = Object.assign({ inventory_id: 307 }, { [name]: start });
      if (iterator === "iterateOrders") Reflect.deleteProperty(params, "inventory_id");
      const entries: AsyncIterable<unknown> = account.client()[iterator](params);
      const read = async () => {
        for await (const _ of entries) break;
      };
      await expect(read()).rejects.toThrow(`\`${name}\` must be`);
      expect(account.requests).toEqual([]);
    },
  );

  it("is sent as it is by `call`, which checks nothing", async () => {
    const account = createFakeAccount();
    await account.client().call("getOrders", { order_id: "5" });
    expect(account.requests[0]?.parameters).toEqual({ order_id: "5" });
  });
});
