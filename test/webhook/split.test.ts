import { describe, expect, it, vi } from "vitest";
import type { LeadMapper } from "../../src/forwarding/forwarder/options.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import type { Rules } from "../../src/mapping/rules/rules.ts";
import { forgetSpoken } from "../support/spokenLines.ts";
import { ann, hookShop, jsonPost } from "./hookShop.ts";

const fields = { order_status_id: 8001, email: "email" } as const;
const batch = {
  object: "page",
  entry: [{ changes: [{ value: ann }, { value: { ...ann, id: "A-2", email: "bob@example.com" } }] }],
};

describe("a request of several leads", () => {
  it("is split by the rule `leads` of the forwarder, each lead an order", async () => {
    const rules: Rules = { version: 1, leads: "entry[*].changes[*].value", key: "id", fields };
    await using shop = await hookShop({}, { rules });
    const answer = await fetch(jsonPost(shop.url, batch));
    expect([answer.status, await answer.json()]).toEqual([200, { leads: { success: 2 } }]);
    expect(shop.account.orders.map(({ email }) => email).sort()).toEqual([
      "ann@example.com",
      "bob@example.com",
    ]);
    // A batch that is sent again with one lead more sends only that.
    const more = structuredClone(batch);
    more.entry[0]?.changes.push({ value: { ...ann, id: "A-3" } });
    expect(await (await fetch(jsonPost(shop.url, more))).json()).toEqual({
      leads: { duplicate: 2, success: 1 },
    });
    expect(shop.account.orders).toHaveLength(3);
  });

  it("is one lead each where the rule keeps the whole request around it", async () => {
    const leads = { path: "entry[*].changes[*]", keep: "whole" } as const;
    const at = "entry[0].changes[0].value";
    const rules: Rules = {
      version: 1,
      leads,
      key: `${at}.id`,
      fields: { order_status_id: 8001, email: `${at}.email`, admin_comments: "object" },
    };
    await using shop = await hookShop({}, { rules });
    expect((await fetch(jsonPost(shop.url, batch))).status).toBe(200);
    expect(shop.account.orders).toHaveLength(2);
  });

  it("is refused as a whole where it holds more leads than `maxLeads`, which is reported", async () => {
    forgetSpoken();
    const told = vi.spyOn(console, "warn").mockImplementation(() => {});
    const leads = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `A-${index}` }));
    await using shop = await hookShop({ maxLeads: 3 });
    const answer = await fetch(jsonPost(shop.url, leads(4)));
    expect([answer.status, await answer.json()]).toEqual([413, { error: "too_large" }]);
    expect((await fetch(jsonPost(shop.url, leads(3)))).status).toBe(200);
    expect(await shop.ended(2)).toMatchObject([
      { status: "too_large", results: [], error: { code: "TOO_MANY_LEADS" } },
      {
        status: "forwarded",
        results: leads(3).map(() => ({ status: "skip" })),
        leads: leads(3).map(() => ({ status: "skip" })),
      },
    ]);
    const lines = told.mock.calls.flat().filter((line) => /webhook/.test(String(line)));
    expect(lines).toEqual([expect.stringContaining("A request held more than 3 leads.")]);
    await using usual = await hookShop();
    expect((await fetch(jsonPost(usual.url, leads(1_001)))).status).toBe(413);
    expect((await fetch(jsonPost(usual.url, leads(1_000)))).status).toBe(200);
  });

  it("fetches no lead where it holds more notices than `maxLeads`", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const fetchLead = vi.fn(() => ann);
    await using shop = await hookShop({ maxLeads: 1, fetchLead });
    expect((await fetch(jsonPost(shop.url, [{ id: 1 }, { id: 2 }]))).status).toBe(413);
    expect(fetchLead).not.toHaveBeenCalled();
    expect(shop.account.requests).toHaveLength(0);
  });

  it("of a hundred leads is a hundred orders, in the order of the request and a few at a time", async () => {
    let running = 0;
    let most = 0;
    const seen: unknown[] = [];
    const forward = async (lead: unknown) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      seen.push(lead);
      return { status: "skip", reason: String(lead), issues: [] } as const;
    };
    await using shop = await hookShop({ forwarder: { forward } });
    const leads = Array.from({ length: 100 }, (_, index) => index);
    expect((await fetch(jsonPost(shop.url, leads))).status).toBe(200);
    const [result] = await shop.ended(1);
    expect(result?.results.map((each) => (each.status === "skip" ? Number(each.reason) : -1))).toEqual(leads);
    expect(seen).toHaveLength(100);
    expect(most).toBeLessThanOrEqual(8);
  });
});

describe("forwarder.split", () => {
  it("gives the request itself where the rules, or a mapper of one's own, know no lists", async () => {
    const { createForwarder } = await import("../../src/forwarding/forwarder/createForwarder.ts");
    const baselinker = { addOrder() {}, getOrders() {} } as never;
    const rules: Rules = { version: 1, leads: "leads[*]", fields };
    const split = (given: Rules | LeadMapper) =>
      createForwarder({ baselinker, rules: given }).split({ leads: [1, 2] });
    expect(split(rules)).toEqual([1, 2]);
    expect(split({ version: 1, fields })).toEqual([{ leads: [1, 2] }]);
    const { map } = createMapper(rules);
    expect(split({ map })).toEqual([{ leads: [1, 2] }]);
  });
});
