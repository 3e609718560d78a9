import { describe, expect, it } from "vitest";
import type { Ready, Unsent } from "../../../src/forwarding/delivery/deliveryState.ts";
import { prepareLead, sendLead } from "../../../src/forwarding/delivery/sending.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";
import { signed } from "../forwarder/fakeShop.ts";
import { notedEntry, openLead, sentOn, stepShop } from "./deliverySteps.ts";

const order = { order_status_id: 8001, date_add: sentOn, email: "ann@example.com" };
const unreadable = new StoreError("It cannot be read.", { retryable: false, reason: "unreadable" });
const prepared =
  (more: object = {}) =>
  async () =>
    ({ status: "order", order: { ...order, ...more }, issues: [] }) as const;
const skipped = async () => ({ status: "skip", reason: "a test", issues: [] }) as const;

/** The step of a lead that was claimed and not sent. */
async function unsent(given: Parameters<typeof stepShop>[0], more: Partial<Unsent> = {}) {
  const shop = await stepShop(given);
  const state: Unsent = { at: "unsent", held: shop.held, unfinished: undefined, isForgotten: false, ...more };
  return { ...shop, prepare: () => prepareLead(shop.delivery, state) };
}

describe("a lead that is made ready", () => {
  it("is written down with what is known of it, and nothing else", async () => {
    const { prepare, clock } = await unsent({
      lead: { prepare: prepared(), fingerprint: "hash", buyer: "ann" },
    });
    const next = await prepare();
    const open = next.at === "ready" ? next.open : undefined;
    expect(open).toStrictEqual({
      phase: "sending",
      key: "1",
      marker: signed("lead:1"),
      markerField: "extra_field_1",
      order: { ...order, extra_field_1: signed("lead:1") },
      afterId: 0,
      sentAt: Math.floor(clock.date() / 1000),
      waitedMs: 0,
      fingerprint: "hash",
      buyer: "ann",
    });
  });

  it("has no field for what is not known of it", async () => {
    const { prepare } = await unsent({ lead: { prepare: prepared() }, settings: { marker: false } });
    const next = await prepare();
    const open = next.at === "ready" ? next.open : {};
    expect(Object.keys(open).sort()).toEqual(
      ["phase", "key", "marker", "order", "afterId", "sentAt", "waitedMs"].sort(),
    );
  });

  it("tells its entry why it makes no order, and leaves its key free", async () => {
    const { entry, results } = notedEntry();
    const { prepare, ends } = await unsent({ lead: { prepare: skipped, entry } });
    expect(await prepare()).toMatchObject({ at: "ended", result: { status: "skip" } });
    expect(ends).toMatchObject([{ state: "failed" }]);
    expect(results).toMatchObject([{ status: "skip" }]);
  });
});

describe("a lead that the store may have forgotten", () => {
  it("is looked for first, when its last holder must be done with it", async () => {
    const { prepare, clock } = await unsent(
      { lead: { prepare: prepared() } },
      { isForgotten: true, doubtedForMs: 11_000 },
    );
    expect(await prepare()).toMatchObject({
      at: "doubtful",
      sends: 0,
      isPrepared: true,
      open: {
        since: clock.date() - 86_400_000,
        afterId: 0,
        sentAt: Math.floor(clock.date() / 1000) - 86_400,
        waitedMs: 2_000,
      },
      // A lease of nine seconds and the settle time after it was noticed.
      settledAt: clock.now() - 11_000 + 9_000 + 5_000,
    });
  });

  it.each([
    [Number.POSITIVE_INFINITY, 0],
    [undefined, 0],
  ])(
    "is looked for among all that was sent where the store remembers it for %s ms",
    async (retentionMs, since) => {
      const { prepare } = await unsent(
        { lead: { prepare: prepared() }, store: { retentionMs } },
        { isForgotten: true, doubtedForMs: 11_000 },
      );
      expect(await prepare()).toMatchObject({ open: { since } });
    },
  );

  it("is looked for among what was sent within the retention of the store", async () => {
    const day = 86_400_000;
    const { prepare, clock } = await unsent(
      { lead: { prepare: prepared() }, store: { retentionMs: day } },
      { isForgotten: true, doubtedForMs: 11_000 },
    );
    expect(await prepare()).toMatchObject({ open: { since: clock.date() - day } });
  });

  it("is not looked for among what the same content became before it was another lead", async () => {
    const { prepare, clock } = await unsent(
      { lead: { prepare: prepared(), sameSince: 5_000 }, store: { retentionMs: undefined } },
      { isForgotten: true, doubtedForMs: 11_000 },
    );
    expect(await prepare()).toMatchObject({ open: { since: 5_000 } });
    expect(clock.date()).toBeGreaterThan(5_000);
  });

  it("is looked for at once where that was long ago", async () => {
    const { prepare } = await unsent(
      { lead: { prepare: prepared() } },
      { isForgotten: true, doubtedForMs: 3_000_000 },
    );
    expect(await prepare()).toMatchObject({ at: "doubtful", open: { waitedMs: 5_000 } });
  });

  it("is sent where it has no marker that could be looked for", async () => {
    const { prepare } = await unsent(
      { lead: { prepare: prepared() }, settings: { marker: false } },
      { isForgotten: true, doubtedForMs: 0 },
    );
    expect(await prepare()).toMatchObject({ at: "ready", open: { marker: "" } });
  });
});

describe("a lead that is sent anew", () => {
  it("keeps the marker of its record: an order that comes late is then still its own", async () => {
    const unfinished = openLead({ marker: "lead:1~AAAabcde", sends: 1 });
    const { prepare } = await unsent({ lead: { prepare: prepared() } }, { unfinished });
    expect(await prepare()).toMatchObject({
      at: "ready",
      open: { marker: "lead:1~AAAabcde", sends: 1, order: { extra_field_1: "lead:1~AAAabcde" } },
    });
  });
});

describe("a lead whose record cannot be read", () => {
  it.each([
    ["is not at hand", { lead: { prepare: undefined } }],
    ["makes no order now", { lead: { prepare: skipped } }],
    [
      "has no room for its marker",
      { lead: { prepare: prepared({ extra_field_1: "x" }) }, settings: { marker: "extra_field_1" } },
    ],
    ["has no marker", { lead: { prepare: prepared() }, settings: { marker: false } }],
  ] as const)("keeps that record where it %s: its order may exist", async (_, given) => {
    const { prepare, ends, saved } = await unsent(given, { unreadable });
    await expect(prepare()).rejects.toBe(unreadable);
    expect([ends, saved]).toEqual([[], []]);
  });

  it("is looked for after the whole settle time", async () => {
    const { prepare } = await unsent({ lead: { prepare: prepared() } }, { unreadable });
    const next = await prepare();
    expect(next).toMatchObject({ at: "doubtful", open: { waitedMs: 0 }, unreadable });
    expect(next).toMatchObject({ settledAt: undefined });
  });
});

describe("an order that is sent", () => {
  const ready = async (more: Partial<Ready> = {}) => {
    const { entry, results } = notedEntry();
    const shop = await stepShop({ lead: { entry } });
    const warned = { level: "warning", code: "x", path: "", message: "By the way." } as const;
    const held = { ...shop.held, issues: [warned] };
    const state: Ready = { at: "ready", held, open: openLead(), sends: 1, ...more };
    return { ...shop, results, send: () => sendLead(shop.delivery, state) };
  };

  it("is left open where Base refuses it as it refused three that were absent, unless it has no marker", async () => {
    for (const marker of ["lead:1", ""]) {
      const { send, settings, account, saved, ends } = await ready({ open: openLead({ marker }) });
      for (const lead of ["a", "b", "c"]) settings.refusals.absent("ERROR_NEW", lead);
      account.faults.inject("error", { method: "addOrder", code: "ERROR_NEW" });
      expect(await send()).toMatchObject(
        marker === "" ? { at: "doubtful" } : { at: "ended", result: { status: "error", fault: "setup" } },
      );
      expect([saved.at(-1)?.refused, ends]).toEqual(
        marker === "" ? [undefined, []] : ["ERROR_NEW", [{ state: "open", entry: undefined }]],
      );
    }
  });

  it("counts once more, and its id is the lead's from then on", async () => {
    const { send, account, settings } = await ready();
    const next = await send();
    const orderId = account.orders[0]?.order_id ?? 0;
    expect(next).toMatchObject({ at: "ordered", orderId, fresh: true, sends: 2 });
    expect(settings.orderIds.isOfOther(orderId, "lead:2")).toBe(true);
  });

  it("counts once more where its answer is lost", async () => {
    const { send, account } = await ready();
    account.faults.inject("answer-lost", { method: "addOrder" });
    expect(await send()).toMatchObject({ at: "doubtful", sends: 2 });
  });

  it("and refused tells its entry, with all that was found out before", async () => {
    const { send, account, results, ends } = await ready();
    account.faults.inject("error", { method: "addOrder", code: "ERROR_STORAGE_ID" });
    const result = { status: "error", fault: "setup", issues: [{ code: "x" }] };
    const next = await send();
    expect(next).toMatchObject({ at: "ended", result });
    expect(ends).toMatchObject([{ state: "failed" }]);
    expect(results).toMatchObject([result]);
  });

  it("is unknown where the answer has no order id, and the error says so", async () => {
    const { send, account } = await ready();
    account.answer(String("addOrder"), () => ({ order_id: true }));
    expect(await send()).toMatchObject({
      at: "doubtful",
      cause: {
        name: "UnexpectedResponseError",
        method: "addOrder",
        drift: [{ path: "order_id", expected: "a positive number", received: "something else" }],
      },
    });
  });
});
