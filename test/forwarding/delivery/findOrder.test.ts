import { describe, expect, it } from "vitest";
import type { OpenLead } from "../../../src/forwarding/contract/openLead.ts";
import type { Doubtful } from "../../../src/forwarding/delivery/deliveryState.ts";
import { findOrder } from "../../../src/forwarding/delivery/findOrder.ts";
import { ApiError } from "../../../src/shared/errors/apiError.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";
import type { Clock } from "../../../src/shared/runtime/clock.ts";
import { buildOrder } from "../../../src/testing/fake/builders.ts";
import { notedEntry, openLead, sentOn, stepShop } from "./deliverySteps.ts";

/** The order of the lead, as it is in Base. */
const mine = (fields = {}) =>
  buildOrder({
    order_id: 8,
    date_add: sentOn,
    email: "ann@example.com",
    extra_field_1: "lead:1~AAAabcde",
    ...fields,
  });

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
      { sends: 0, isPrepared: true, cause: undefined },
      { since: 0 },
    );
    const sentAt = Math.floor(clock.date() / 1000);
    expect(await find()).toMatchObject({ at: "ready", sends: 0, open: { sentAt, waitedMs: 0 } });
  });

  it("of an earlier holder is made of the lead as it is now, if it is not there", async () => {
    const { find, state } = await doubtful({ seed: { orders: [] } }, { sends: 0, cause: undefined });
    expect(await find()).toMatchObject({ at: "unsent", unfinished: state.open, isForgotten: false });
  });

  it("is not looked for among what others read before it can have come into Base", async () => {
    const { find, clock } = await doubtful({}, { settledAt: Number.POSITIVE_INFINITY });
    const next = find();
    await clock.advance(0);
    expect(await next).toMatchObject({ at: "ready" });
  });

  it.each([
    ["kept", true],
    ["unseen", true],
    ["dropped", false],
  ] as const)(
    "that Base refused proves of the code what it is, if Base keeps the marker: %s",
    async (marker, proves) => {
      const { find, settings, ended } = await doubtful(
        { seed: { orders: [] }, marker },
        { cause: refused("ERROR_NEW") },
      );
      for (const lead of ["a", "b"]) settings.refusals.absent("ERROR_NEW", lead);
      expect(await ended(find())).toMatchObject({ at: "ended", result: { status: "error" } });
      expect(settings.refusals.areAbsent("ERROR_NEW")).toBe(proves);
    },
  );

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
        { sends: 0, isPrepared: true, cause: undefined, unreadable },
        { waitedMs: 0, since: 0 },
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

describe("an order that is not there, by the journal", () => {
  const removed = { order_id: 9, log_type: 4, object_id: "0", date: sentOn };
  /** The step of an absent order in an account whose journal has these entries. Order 8 is the last that was known. */
  const absent = async (
    entries: readonly Partial<typeof removed>[],
    more: Partial<Doubtful> = {},
    open: Partial<OpenLead> = {},
  ) => {
    const step = await doubtful({ seed: { orders: [], journalOn: true } }, more, { afterId: 8, ...open });
    step.account.journal.push(...entries.map((entry, index) => ({ id: index + 1, ...removed, ...entry })));
    return step;
  };

  it.each([
    ["a new one was removed", {}, "ended"],
    ["a new one was merged into an old one", { order_id: 5, log_type: 5, object_id: "9" }, "ended"],
    ["an old one was removed", { order_id: 5 }, "ready"],
    ["the last known one was removed", { order_id: 8 }, "ready"],
    ["the last known one was merged into an old one", { order_id: 5, log_type: 5, object_id: "8" }, "ready"],
    ["a new one was removed within the difference of the clocks", { date: sentOn - 120 }, "ended"],
    ["one was removed before it was sent", { date: sentOn - 121 }, "ready"],
    ["a new one was created", { log_type: 1 }, "ready"],
  ])("is left to a person or sent again as it says what became of others: %s", async (_, entry, next) => {
    const { find, ended } = await absent([entry]);
    expect(await ended(find())).toMatchObject({ at: next });
  });

  it("is left to a person where there are more entries than people make", async () => {
    for (const [count, next] of [
      [2_000, "ready"],
      [2_001, "ended"],
    ] as const) {
      const { find, ended } = await absent(Array.from({ length: count }, () => ({ order_id: 5 })));
      expect(await ended(find())).toMatchObject({ at: next });
    }
  });

  it("is sent again also where the journal has a value that the API does not document", async () => {
    const { find, ended, account } = await absent([]);
    account.answer("getJournalList", { logs: [{ ...removed, log_id: null, order_id: 5 }] } as never);
    expect(await ended(find())).toMatchObject({ at: "ready" });
  });

  it("is looked for only as long as the holder of the lead continues", async () => {
    const { find, clock, account, controller } = await absent([]);
    account.faults.inject("stalled-headers", { method: "getJournalList" });
    const result = find();
    await clock.advance(1_000);
    controller.abort(new Error("stop"));
    await clock.advance(0);
    expect(await result).toMatchObject({ at: "ended", result: { status: "unknown" } });
  });

  const unreadable = new StoreError("It cannot be read.", { retryable: false, reason: "unreadable" });
  it.each<[string, Partial<Doubtful>, object, Partial<OpenLead>?]>([
    ["that Base refused", { cause: refused("ERROR_PARAM") }, { result: { status: "error" } }],
    [
      "that the store may have forgotten",
      { sends: 0, isPrepared: true, cause: undefined },
      { at: "ready" },
      { since: 0 },
    ],
    ["of a record that was removed", { removed: "lost" }, { result: { status: "error" } }],
    ["of a buyer who was erased", { removed: "erased" }, { result: { status: "error" } }],
    [
      "of a record that no one can read",
      { unreadable },
      { result: { error: { message: "It cannot be read." } } },
    ],
  ])("is not asked for where it decides nothing, for an order %s", async (_, more, next, open) => {
    const { find, ended, calls } = await absent([removed], more, open);
    expect(await ended(find())).toMatchObject(next);
    expect(calls("getJournalList")).toBe(0);
  });
});

it("an order of a removed record is unknown where Base does not keep the marker by which it would be found", async () => {
  const { find } = await doubtful({ seed: { orders: [] }, marker: "dropped" }, { removed: "lost" });
  expect(await find()).toMatchObject({ at: "ended", result: { status: "unknown" } });
});

it("an order that is found for another lead of its key has that issue next to those of the lead", async () => {
  const own = { level: "info", code: "own", path: "email", message: "Own." } as const;
  const given = { seed: { orders: [mine()] }, lead: { fingerprint: "secret-2" } };
  const { delivery, state } = await doubtful(given, {}, { fingerprint: "secret-1" });
  const next = await findOrder(delivery, { ...state, held: { ...state.held, issues: [own] } });
  expect(next).toMatchObject({ held: { issues: [own, { code: "key_reused" }] } });
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
