import { describe, expect, it } from "vitest";
import { outcomeOf } from "../../../src/forwarding/contract/forwardResult.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

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

  it("is known to every process of the store for 30 days, once the first order still has it ten minutes later", async () => {
    const { forwarder, ended, clock, calls, account } = fakeShop({}, { knowsMarker: false });
    const store = memoryStore({ testing: { clock }, retentionMs: Number.POSITIVE_INFINITY });
    for (const id of ["1", "2"]) await ended(forwarder({ store }).forward({ id, email: "ann@example.com" }));
    expect(calls("getOrders")).toBe(1);
    await clock.advance(600_000);
    for (const id of ["3", "4"]) await ended(forwarder({ store }).forward({ id, email: "ann@example.com" }));
    const [first, second] = account.requestsOf("getOrders").map(({ parameters }) => parameters.order_id);
    expect([first, second]).toEqual([account.orders[0]?.order_id, account.orders[0]?.order_id]);
    expect(calls("getOrders")).toBe(2);
    await clock.advance(29 * 86_400_000);
    await ended(forwarder({ store }).forward({ id: "5" }));
    expect(calls("getOrders")).toBe(2);
    await clock.advance(86_400_000);
    await ended(forwarder({ store }).forward({ id: "6" }));
    expect(calls("getOrders")).toBe(3);
  });

  it("is found out where an automation empties the field a minute after the first look", async () => {
    const { forwarder, ended, clock, account, events } = fakeShop({}, { knowsMarker: false });
    const forward = forwarder();
    expect(await ended(forward.forward(ann))).toMatchObject({ status: "success", issues: [] });
    const [first] = account.orders;
    account.orders[0] = { ...account.orders[0], extra_field_1: "" } as (typeof account.orders)[number];
    await clock.advance(600_000);
    expect(await ended(forward.forward(ben))).toMatchObject({ issues: [{ code: "marker_not_kept" }] });
    expect(events).toContainEqual(
      expect.objectContaining({ type: "marker_not_kept", orderId: first?.order_id }),
    );
  });

  it("is looked at in a new order where the first one is gone by then", async () => {
    const { forwarder, ended, clock, account, calls } = fakeShop({}, { knowsMarker: false });
    const forward = forwarder();
    await ended(forward.forward(ann));
    account.orders.pop();
    await clock.advance(600_000);
    expect(await ended(forward.forward(ben))).toMatchObject({ status: "success", issues: [] });
    expect(calls("getOrders")).toBe(3);
  });

  it("is looked for in the first order alone, also where Base shows others next to it", async () => {
    const { forwarder, ended, clock, account } = fakeShop({}, { knowsMarker: false });
    const forward = forwarder();
    await ended(forward.forward(ann));
    await clock.advance(600_000);
    const [first = expect.fail("There is none.")] = account.orders;
    account.answer("getOrders", { orders: [{ ...first, order_id: 7, extra_field_1: "" }, first] });
    expect(await ended(forward.forward(ben))).toMatchObject({ status: "success", issues: [] });
  });

  it("lets no lead wait for longer than ten seconds", async () => {
    const { forwarder, ended, clock, account } = fakeShop({}, { knowsMarker: false });
    const forward = forwarder();
    const waited = async (lead: typeof ann) => {
      const from = clock.now();
      expect(await ended(forward.forward(lead))).toMatchObject({ status: "success", issues: [] });
      return clock.now() - from;
    };
    const stall = () => account.faults.inject("stalled-headers", { method: "getOrders" });
    stall();
    expect(await waited(ann)).toBe(10_000);
    expect(await waited(ben)).toBe(0);
    await clock.advance(600_000);
    stall();
    expect(await waited({ id: "3", email: "cid@example.com" })).toBe(10_000);
  });

  it("does not duplicate an order whose field a person emptied: a person looks", async () => {
    const { forwarder, ended, account, clock } = fakeShop();
    account.faults.inject("answer-lost", { method: "addOrder" });
    const lost = forwarder().forward(ann);
    await clock.advance(1_000);
    account.orders[0] = { ...account.orders[0], extra_field_1: "" } as (typeof account.orders)[number];
    const result = await ended(lost);
    expect(result).toMatchObject({ status: "unknown", error: { message: /^Order \d+ looks like/ } });
    expect(outcomeOf(result)).toMatchObject({ action: "reject" });
    expect(account.orders).toHaveLength(1);
  });

  it("is reported where it does not, in an event, the log and the result; a lost answer is then never sent again", async () => {
    const { forwarder, ended, account, events, calls, client } = fakeShop({}, { knowsMarker: false });
    account.faults.inject("marker-dropped", { probability: 1 });
    const lines: unknown[] = [];
    const baselinker = client(undefined, { warn: (...line) => lines.push(line) });
    const forward = forwarder({ baselinker });
    const first = await ended(forward.forward(ann));
    expect(first).toMatchObject({ status: "success", issues: [{ code: "marker_not_kept" }] });
    expect(events).toContainEqual({
      type: "marker_not_kept",
      namespace: "lead",
      key: "1",
      field: "extra_field_1",
      orderId: account.orders[0]?.order_id,
    });
    expect(lines).toEqual([
      [
        expect.stringContaining("Base did not keep the marker in `extra_field_1`"),
        {
          type: "marker_not_kept",
          namespace: "lead",
          key: "1",
          field: "extra_field_1",
          orderId: account.orders[0]?.order_id,
        },
      ],
    ]);
    account.faults.inject("answer-lost", { method: "addOrder" });
    for (let time = 0; time < 3; time += 1) {
      const lost = await ended(forward.forward(ben));
      expect(lost).toMatchObject({ status: "unknown", key: "2" });
      expect(outcomeOf(lost)).toMatchObject({ action: "reject" });
    }
    expect(calls("addOrder")).toBe(2);
    expect(account.orders).toHaveLength(2);
    // Also where it never reached Base: no one can tell that from here.
    account.faults.inject("request-lost", { method: "addOrder" });
    for (let time = 0; time < 2; time += 1) {
      const lost = await ended(forward.forward({ id: "3", email: "cleo@example.com" }));
      expect(outcomeOf(lost)).toMatchObject({ action: "reject" });
    }
    expect(calls("addOrder")).toBe(3);
  });

  it("is taken for doubtful while no one knows: an order that looks like the lead's is not sent again", async () => {
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
