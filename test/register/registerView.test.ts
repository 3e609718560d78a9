import { describe, expect, it } from "vitest";
import { registerView } from "../../src/register/registerView.ts";
import { change, failed, newRow, succeeded } from "../contracts/testEntries.ts";
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
