import { describe, expect, it } from "vitest";
import { outcomeOf } from "../../src/forwarding/forwardResult.ts";
import { memoryStore } from "../../src/forwarding/memoryStore.ts";
import { fakeShop } from "./fakeShop.ts";

const ann = { id: "1", email: "ann@example.com" };
const ben = { id: "2", email: "ben@example.com" };

describe("whether Base keeps the marker", () => {
  it("is looked at once, after the first success: 1,000 leads make at most 1,020 requests", async () => {
    const { forwarder, ended, account } = fakeShop({}, { knowsMarker: false });
    const forward = forwarder();
    const leads = Array.from({ length: 1_000 }, (_, index) => ({
      id: `${index + 1}`,
      email: `${index}@b.c`,
    }));
    for (let from = 0; from < leads.length; from += 100) {
      const results = await ended(
        Promise.all(leads.slice(from, from + 100).map((lead) => forward.forward(lead))),
      );
      expect(results.every(({ status }) => status === "success")).toBe(true);
    }
    expect(account.orders).toHaveLength(1_000);
    expect(account.requests.length).toBeLessThanOrEqual(1_020);
  });

  it("is known to every process of the store for 30 days", async () => {
    const { forwarder, ended, clock, calls } = fakeShop({}, { knowsMarker: false });
    const store = memoryStore({ clock, retentionMs: Number.POSITIVE_INFINITY });
    await ended(forwarder({ store }).forward(ann));
    expect(calls("getOrders")).toBe(1);
    await ended(forwarder({ store }).forward(ben));
    expect(calls("getOrders")).toBe(1);
    await clock.advance(30 * 86_400_000);
    await ended(forwarder({ store }).forward({ id: "3" }));
    expect(calls("getOrders")).toBe(2);
  });

  it("is told where it does not, in an event, the log and the result; a lost answer is then never sent again", async () => {
    const { forwarder, ended, account, events, calls, client } = fakeShop({}, { knowsMarker: false });
    account.faults.inject("marker-dropped", { probability: 1 });
    const lines: unknown[] = [];
    const baselinker = client(undefined, { warn: (...line) => lines.push(line) });
    const forward = forwarder({ baselinker });
    const first = await ended(forward.forward(ann));
    expect(first).toMatchObject({ status: "success", issues: [{ code: "marker_not_kept" }] });
    expect(events).toContainEqual({
      type: "marker_not_kept",
      key: "1",
      field: "extra_field_1",
      orderId: account.orders[0]?.order_id,
    });
    expect(lines).toEqual([
      [expect.stringContaining("Base did not keep the marker in `extra_field_1`"), { key: "1" }],
    ]);
    account.faults.inject("answer-lost", { method: "addOrder" });
    for (let time = 0; time < 3; time += 1) {
      const lost = await ended(forward.forward(ben));
      expect(lost).toMatchObject({ status: "unknown", key: "2" });
      expect(outcomeOf(lost)).toMatchObject({ reject: true });
    }
    expect(calls("addOrder")).toBe(2);
    expect(account.orders).toHaveLength(2);
    // Also where it never reached Base: nobody can tell that from here.
    account.faults.inject("request-lost", { method: "addOrder" });
    for (let time = 0; time < 2; time += 1) {
      const lost = await ended(forward.forward({ id: "3", email: "cleo@example.com" }));
      expect(outcomeOf(lost)).toMatchObject({ reject: true });
    }
    expect(calls("addOrder")).toBe(3);
  });

  it("is taken for doubtful while nobody knows: an order that looks like the lead's is not sent again", async () => {
    const { forwarder, ended, account } = fakeShop({}, { knowsMarker: false });
    account.faults.inject("marker-dropped", { probability: 1 });
    account.faults.inject("answer-lost", { method: "addOrder" });
    const forward = forwarder();
    for (let time = 0; time < 3; time += 1) {
      const result = await ended(forward.forward(ann));
      expect(result).toMatchObject({
        status: "unknown",
        error: { message: expect.stringMatching(/^Order \d+ looks/) },
      });
    }
    expect(account.orders).toHaveLength(1);
  });

  it("does not hinder: a lost request is sent again where nothing like the lead's order is there", async () => {
    const { forwarder, ended, account } = fakeShop({}, { knowsMarker: false });
    account.faults.inject("request-lost", { method: "addOrder" });
    expect(await ended(forwarder().forward(ann))).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(1);
  });

  it("stays unknown, and the lead a success, where the order cannot be read back", async () => {
    const { forwarder, ended, account, events } = fakeShop({}, { knowsMarker: false });
    account.faults.inject("bad-gateway", { method: "getOrders" });
    const forward = forwarder();
    expect(await ended(forward.forward(ann))).toMatchObject({ status: "success", issues: [] });
    expect(events.map(({ type }) => type)).toEqual([]);
    expect(await ended(forward.forward(ben))).toMatchObject({ status: "success" });
    expect(account.requests.map(({ method }) => method)).toEqual([
      "addOrder",
      "getOrders",
      "addOrder",
      "getOrders",
    ]);
  });
});
