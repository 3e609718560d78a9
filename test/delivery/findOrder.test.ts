import { describe, expect, it } from "vitest";
import type { Doubtful } from "../../src/delivery/deliveryState.ts";
import { findOrder } from "../../src/delivery/findOrder.ts";
import { StoreError } from "../../src/errors/storeError.ts";
import { ApiError } from "../../src/errors/unexpectedResponseError.ts";
import { buildOrder } from "../../src/fake/builders.ts";
import type { OpenLead } from "../../src/lead/openLead.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { notedEntry, openLead, sentOn, stepShop } from "./deliverySteps.ts";

/** The order of the lead, as it is in Base. */
const mine = (fields = {}) =>
  buildOrder({ order_id: 8, date_add: sentOn, email: "ann@example.com", extra_field_1: "lead:1", ...fields });

/** The step of a lead that was sent; it has waited already, unless told otherwise. */
async function doubtful(
  given: Parameters<typeof stepShop>[0] = {},
  more: Partial<Doubtful> = {},
  open: Partial<OpenLead> = {},
) {
  const shop = await stepShop(given);
  const state: Doubtful = {
    at: "doubtful",
    held: shop.held,
    open: openLead({ waitedMs: 5_000, ...open }),
    sends: 1,
    cause: new Error("The answer was lost."),
    ...more,
  };
  return { ...shop, state, find: () => findOrder(shop.delivery, state) };
}

const refused = (code: string) => new ApiError(code, "No.", { method: "addOrder" });
const fails = { seed: { orders: [] } };

describe("the wait before an order is looked for", () => {
  it("is the rest of the settle time, and counts for those who come next where the look-up fails", async () => {
    const { account, clock, find, ended, saved } = await doubtful(fails, {}, { waitedMs: 1_000 });
    account.faults.inject("bad-gateway", { method: "getOrders" });
    const begun = clock.now();
    const result = find();
    await clock.advance(3_999);
    expect(account.requests).toEqual([]);
    await clock.advance(1);
    expect(await ended(result)).toMatchObject({ at: "ended", result: { retryAfterMs: 5_000 } });
    expect(clock.now() - begun).toBe(4_000);
    expect(saved).toMatchObject([{ waitedMs: 5_000 }]);
  });

  it("is none where all of it was waited before", async () => {
    const { find } = await doubtful({ seed: { orders: [mine()] } });
    expect(await find()).toMatchObject({ at: "ordered", orderId: 8 });
  });

  it("counts as far as it went where the claim's holder is told to stop", async () => {
    const { clock, find, saved, controller } = await doubtful({}, {}, { waitedMs: 1_000 });
    const result = find();
    await clock.advance(2_000);
    controller.abort(new Error("stop"));
    expect(await result).toMatchObject({
      at: "ended",
      result: { status: "unknown", retryAfterMs: 2_000, error: { message: "The answer was lost." } },
    });
    expect(saved).toMatchObject([{ waitedMs: 3_000 }]);
  });

  it("counts as far as it went where the time of its caller is up, though it continues", async () => {
    const { clock, find, ended, saved, flight } = await doubtful({}, {}, { waitedMs: 1_000 });
    const result = find();
    await clock.advance(2_000);
    await flight.onTimeUp?.();
    expect(saved).toMatchObject([{ waitedMs: 3_000 }]);
    await ended(result);
    expect(flight.onTimeUp).toBeUndefined();
  });

  it("counts as the settle time at most, though the timer was late", async () => {
    const shop = await doubtful(fails, {}, { waitedMs: 0 });
    const { account, clock, ended, saved, delivery, state } = shop;
    account.faults.inject("bad-gateway", { method: "getOrders" });
    const late: Clock = { ...clock, after: (ms, callback) => clock.after(1.5 * ms, callback) };
    const settings = { ...delivery.settings, clock: late };
    const result = await ended(findOrder({ ...delivery, settings }, state));
    expect(result).toMatchObject({ result: { retryAfterMs: 5_000 } });
    expect(saved).toMatchObject([{ waitedMs: 5_000 }]);
  });

  it("is none for an order without a marker, which only a person can find", async () => {
    const { find } = await doubtful({}, {}, { marker: "", waitedMs: 0 });
    const next = await find();
    expect(next).toMatchObject({ at: "ended", result: { status: "unknown" } });
    expect(next).not.toHaveProperty("result.retryAfterMs");
  });
});

describe("an order that was looked for", () => {
  it("is one from where later look-ups begin, where it is found", async () => {
    const { find, settings, events } = await doubtful({ seed: { orders: [mine()] } });
    expect(await find()).toMatchObject({ at: "ordered", orderId: 8, fresh: false, sends: 1 });
    expect(settings.orderIds.confirmed).toBe(8);
    expect(events).toEqual([{ type: "looked_up", key: "1", result: "found" }]);
  });

  it.each([
    ["after the last id that is known now", 60, { afterId: 70 }],
    ["after the last id that was known then", 40, { afterId: 60 }],
  ])("is sent again as it is where it is not there, to be looked for %s", async (_, afterId, expected) => {
    const { find, settings } = await doubtful({ seed: { orders: [] } }, {}, { afterId });
    settings.orderIds.confirm(expected.afterId);
    settings.orderIds.confirm(50);
    const next = await find();
    expect(next).toMatchObject({ at: "ready", sends: 1, open: { ...expected, sentAt: sentOn, waitedMs: 0 } });
  });

  it("that the store may have forgotten is sent now, if it is not there", async () => {
    const { find, clock } = await doubtful(
      { seed: { orders: [] } },
      { sends: 0, markers: ["lead:1"], cause: undefined },
    );
    const sentAt = Math.floor(clock.date() / 1000);
    expect(await find()).toMatchObject({ at: "ready", sends: 0, open: { sentAt, waitedMs: 0 } });
  });

  it("of an earlier holder is made of the lead as it is now, if it is not there", async () => {
    const { find, state } = await doubtful({ seed: { orders: [] } }, { sends: 0, cause: undefined });
    expect(await find()).toMatchObject({ at: "unsent", unfinished: state.open, isForgotten: false });
  });

  it("is not looked for among what others read before it can have come into Base", async () => {
    const { find, clock } = await doubtful({}, { markers: ["lead:1"], settledAt: Number.POSITIVE_INFINITY });
    const next = find();
    await clock.advance(0);
    expect(await next).toMatchObject({ at: "ready" });
  });

  it("is left to a person where one is there that may be it", async () => {
    const strange = mine({ email: "ben@example.com", products: [] });
    const { find, ends } = await doubtful({ seed: { orders: [strange] } });
    const next = await find();
    const error = { message: expect.stringMatching(/^Order 8/) };
    expect(next).toMatchObject({ at: "ended", result: { status: "unknown", error } });
    expect(next).not.toHaveProperty("result.retryAfterMs");
    expect(ends).toMatchObject([{ state: "open" }]);
  });

  it("keeps its record as it is where no one can read that, whatever the look-up says", async () => {
    const unreadable = new StoreError("It cannot be read.", { retryable: false, reason: "unreadable" });
    for (const isAway of [true, false]) {
      const { find, account, saved, flight, clock, ended } = await doubtful(
        { seed: { orders: [] } },
        { sends: 0, markers: ["lead:1"], cause: undefined, unreadable },
        { waitedMs: 0 },
      );
      if (isAway) account.faults.inject("bad-gateway", { method: "getOrders" });
      const result = find();
      await clock.advance(1_000);
      await flight.onTimeUp?.();
      expect(await ended(result)).toMatchObject({ at: "ended", result: { status: "unknown" } });
      expect(saved).toEqual([]);
    }
  });
});

describe("an order that Base refused", () => {
  it("is a failure where it is not there: its key is free", async () => {
    const { find, ends } = await doubtful({ seed: { orders: [] } }, { cause: refused("ERROR_PARAM") });
    expect(await find()).toMatchObject({ result: { status: "error", fault: "lead" } });
    expect(ends).toMatchObject([{ state: "failed" }]);
  });

  it("is unknown where the look-up fails: it may be there", async () => {
    const { find, account, ends } = await doubtful(fails, { cause: refused("ERROR_PARAM") });
    account.faults.inject("bad-gateway", { method: "getOrders" });
    expect(await find()).toMatchObject({ result: { status: "unknown", retryAfterMs: 5_000 } });
    expect(ends).toMatchObject([{ state: "open" }]);
  });

  it("is unknown where one is there that may be it", async () => {
    const strange = mine({ email: "ben@example.com", products: [] });
    const { find, ends } = await doubtful({ seed: { orders: [strange] } }, { cause: refused("ERROR_PARAM") });
    expect(await find()).toMatchObject({ result: { status: "unknown" } });
    expect(ends).toMatchObject([{ state: "open" }]);
  });

  it("stays open where the look-up is refused for the same reason: it is not the lead that is refused", async () => {
    const { entry, results } = notedEntry();
    const { find, account, ends } = await doubtful({ lead: { entry } }, { cause: refused("ERROR_PARAM") });
    account.faults.inject("error", { method: "getOrders", code: "ERROR_PARAM" });
    const result = { status: "error", fault: "setup", key: "1", error: { code: "ERROR_PARAM" } };
    expect(await find()).toMatchObject({ at: "ended", result });
    expect(ends).toMatchObject([{ state: "open" }]);
    expect(results).toMatchObject([result]);
  });

  it("is unknown where the look-up is refused for another reason", async () => {
    const { find, account, ends } = await doubtful({}, { cause: refused("ERROR_PARAM") });
    account.faults.inject("error", { method: "getOrders", code: "ERROR_INTERNAL" });
    expect(await find()).toMatchObject({ result: { status: "unknown", error: { code: "ERROR_INTERNAL" } } });
    expect(ends).toMatchObject([{ state: "open" }]);
  });
});
