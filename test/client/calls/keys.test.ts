import { describe, expect, it } from "vitest";
import type { HookEvents } from "../../../src/client/calls/events.ts";
import { createFakeAccount } from "../../../src/entries/fake.ts";
import type { BaselinkerOptions } from "../../../src/entries/index.ts";

const order = { order_status_id: 8001, date_add: 1_767_225_600 };

/** A client of a new account, with what its hook and its logger get. */
function listening(options: Partial<BaselinkerOptions> = {}) {
  const account = createFakeAccount();
  const events: HookEvents["drift"][] = [];
  const lines: string[] = [];
  const client = account.client({
    hooks: { drift: (event) => void events.push(event) },
    logger: { warn: (line, { method } = {}) => void (method !== undefined && lines.push(line)) },
    ...options,
  });
  return { account, client, events, lines };
}

describe("a map of parameters whose keys Base ignores", () => {
  const products: Record<string, Record<string, number>> = {
    101: { 205: 5, bl_205: 6, shop_23: 7 },
    102: { bl_x: 5 },
  };

  it("is sent, and reported once for each map by the hook `drift`, without a key", async () => {
    const { account, client, events, lines } = listening();
    await client.updateInventoryProductsStock({ inventory_id: 307, products });
    expect(account.requests[0]?.parameters).toEqual({ inventory_id: 307, products });
    const drift = [{ path: "products.*.*", expected: "a documented key", received: "another key" }];
    expect(events).toEqual([
      expect.objectContaining({ side: "params", method: "updateInventoryProductsStock", callId: 1, drift }),
    ]);
    expect(lines).toEqual([
      "baselinker: updateInventoryProductsStock: drift: in the parameters at products.*.*",
    ]);
    expect(events[0]?.toReport().split("\n")).toEqual([
      "`updateInventoryProductsStock`: the parameters differ from their declaration",
      "",
      "| where | declared | sent |",
      "| --- | --- | --- |",
      "| `products.*.*` | a documented key | another key |",
    ]);
  });

  it("is refused in strict mode, with each key and what it looks like", async () => {
    const { account, client, events } = listening({ validation: "strict" });
    const call = client.updateInventoryProductsStock({ inventory_id: 307, products });
    const problem = (path: string) => ({
      code: "unknown_key",
      path,
      message: `\`${path}\` has a key of another form than \`bl_205\`, and Base ignores such an entry. Correct the key.`,
    });
    await expect(call).rejects.toMatchObject({
      problems: ["products.101.205", "products.101.shop_23", "products.102.bl_x"].map(problem),
    });
    expect([account.requests, events]).toEqual([[], []]);
  });

  it("is refused in every mode where its values do not fit", async () => {
    const { account, client } = listening();
    const wrong: object = { 101: { 205: "5" } };
    const call = client.updateInventoryProductsStock({ inventory_id: 307, products: { ...wrong } });
    await expect(call).rejects.toMatchObject({ problems: [{ code: "unknown_key" }, { code: "wrong_type" }] });
    expect(account.requests).toEqual([]);
  });

  it("is reported next to a text that is too long, each by its hook", async () => {
    const tooLong: HookEvents["tooLong"][] = [];
    const drift: HookEvents["drift"][] = [];
    const hooks = {
      tooLong: (event: HookEvents["tooLong"]) => void tooLong.push(event),
      drift: (event: HookEvents["drift"]) => void drift.push(event),
    };
    const { client } = listening({ hooks });
    const custom_extra_fields: Record<string, string> = { source: "google", 101: "cpc" };
    await client.addOrder({ ...order, payment_method: "x".repeat(31), custom_extra_fields });
    expect(tooLong).toMatchObject([{ problems: [{ path: "payment_method" }] }]);
    expect(drift).toMatchObject([{ drift: [{ path: "custom_extra_fields.*" }] }]);
  });

  it.each([
    ["updateInventoryProductsPrices", { inventory_id: 307, products: { 101: { 105: 9.5 } } }],
    [
      "addInventoryProduct",
      { inventory_id: 307, prices: { 105: 9.5 }, stock: { bl_205: 1 }, locations: { bl_205: "A" } },
    ],
    ["addOrder", { ...order, custom_extra_fields: { 101: "google" } }],
  ] as const)("is none with documented keys: %s", async (method, params) => {
    const { account, client, events } = listening();
    await Reflect.apply(client[method], client, [params]);
    expect([events, account.ignored]).toEqual([[], []]);
  });
});
