import { describe, expect, it } from "vitest";
import { registerView } from "../../../src/forwarding/register/registerView.ts";
import { change, failed, newRow, succeeded } from "../../contracts/testEntries.ts";
import { attachedParts } from "./attachedParts.ts";

const ids = ["a", "b", "c", "d", "e", "f", "g"].map((letter) => `ld_0000000000${letter}`);

async function begin(howMany: number) {
  const parts = attachedParts();
  for (const id of ids.slice(0, howMany)) await parts.rows.add(newRow(id, { lead: `"${id}"` }), 9);
  return { ...parts, view: registerView(parts.context) };
}

describe("the view of a register", () => {
  it.each([
    [true, "failed", true],
    [true, "all", true],
    [true, "none", false],
    [false, "failed", false],
  ] as const)(
    "of an engine that lasts (%s) and keeps %s leads lasts itself: %s",
    (isDurable, keepLeads, lasts) => {
      const { context, limits } = attachedParts();
      const view = registerView({ ...context, isDurable, limits: { ...limits, keepLeads } });
      expect(view.isDurable).toBe(lasts);
    },
  );

  it.each([
    [7, [3, 3, 1]],
    [6, [3, 3]],
    [3, [3]],
    [0, [0]],
  ])("lists %i entries on pages of three, each once, the newest first", async (howMany, sizes) => {
    const { view } = await begin(howMany);
    const found: (readonly string[])[] = [];
    let cursor: string | undefined;
    do {
      const page = await view.list({ limit: 3, cursor });
      found.push(page.entries.map(({ id }) => id));
      ({ cursor } = page);
    } while (cursor !== undefined && found.length < 9);
    expect(found.map(({ length }) => length)).toEqual(sizes);
    expect(found.flat()).toEqual(ids.slice(0, howMany).reverse());
  });

  it("finds the entry of an order, that of its own namespace before an earlier one of another", async () => {
    const { view, rows, forwarder } = await begin(3);
    const [first = "", own = "", last = ""] = ids;
    await rows.add(newRow(last, { namespace: forwarder.namespace }), 9);
    const end = (orderId: number) =>
      succeeded({ facts: JSON.stringify({ updatedAt: 1, orderId }), attempt: undefined });
    for (const [id, orderId] of [
      [first, 42],
      [own, 43],
      [last, 44],
    ] as const)
      await rows.change(change(id, { storeKey: id, end: end(orderId) }));
    expect(await view.findByOrder(42)).toMatchObject({ id: first, status: "success", orderId: 42 });
    expect(await view.findByOrder(45)).toBeUndefined();
    const woo = "ld_00000000000";
    await rows.add(newRow(woo, { namespace: "woo" }), 9);
    await rows.change(change(woo, { storeKey: woo, end: end(43) }));
    expect(await view.findByOrder(43)).toMatchObject({ id: own });
    await view.erase(own);
    expect(await view.findByOrder(43)).toMatchObject({ id: woo, namespace: "woo" });
  });

  it.each([[0], [-1], [1.5], [Number.NaN], [2 ** 53], ["42"], [undefined]])(
    "refuses the order id %s, which none has",
    async (orderId) => {
      const { view } = await begin(0);
      const found = Reflect.apply(view.findByOrder, undefined, [orderId]);
      await expect(found).rejects.toThrow(TypeError);
      await expect(found).rejects.toThrow("Expected the order id of findByOrder to be a positive integer");
    },
  );

  it("shows the lead to who asks for it, and to no one else", async () => {
    const { view } = await begin(1);
    const [id = ""] = ids;
    expect(await view.get(id, { lead: true })).toHaveProperty("lead", id);
    for (const entry of [await view.get(id), await view.get(id, { lead: false })]) {
      expect(entry).toMatchObject({ leadKept: true });
      expect(entry).not.toHaveProperty("lead");
    }
    expect((await view.list()).entries[0]).not.toHaveProperty("lead");
    await expect(Reflect.apply(view.get, undefined, [id, { leads: true }])).rejects.toThrow(
      "Unknown option `leads` of get.",
    );
  });

  it("discards no order", async () => {
    const { view, rows } = await begin(1);
    const [id = ""] = ids;
    await rows.change(change(id, { end: succeeded() }));
    await expect(view.discard(id)).rejects.toThrow(
      `The lead of ${id} is an order already. Cancel it in Base.`,
    );
  });

  it("discards a lead without making a repetition of it", async () => {
    const { view, rows } = await begin(1);
    const [id = ""] = ids;
    await rows.change(change(id, { storeKey: "a", end: failed() }));
    await view.discard(id);
    expect(await rows.read(id)).toMatchObject({ status: "discarded", repeats: 0, attempts: 1 });
  });
});
