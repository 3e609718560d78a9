import { expect, it } from "vitest";
import { type WorkedAccount, WorkSlots } from "../../../src/forwarding/pool/workSlots.ts";
import { manualClock } from "../../support/manualClock.ts";

function slotsOf(concurrency: number, maxAccounts = 2) {
  const clock = manualClock();
  const slots = new WorkSlots(concurrency, maxAccounts, clock);
  const account = (key: string): WorkedAccount => ({ key, inFlight: 0, pausedUntil: 0, failures: 0 });
  /** Whether it still waits, as far as one can see now. */
  const waits = async (promise: Promise<void>) => {
    let isWaiting = true;
    promise.then(() => {
      isWaiting = false;
    });
    await clock.advance(0);
    return isWaiting;
  };
  return { clock, slots, account, waits };
}

it("counts the slots that are taken and the accounts with leads in progress", () => {
  const { slots, account } = slotsOf(4);
  const [a, b] = [account("a"), account("b")];
  const first = slots.take(a);
  const second = slots.take(a);
  expect([slots.free, slots.hasRoom, a.inFlight]).toEqual([2, true, 2]);
  const third = slots.take(b);
  expect([slots.free, slots.hasRoom, b.inFlight]).toEqual([1, false, 1]);
  first.end();
  expect([slots.free, slots.hasRoom, a.inFlight]).toEqual([2, false, 1]);
  second.end();
  expect([slots.free, slots.hasRoom, a.inFlight]).toEqual([3, true, 0]);
  third.end();
  expect([slots.free, slots.hasRoom, b.inFlight]).toEqual([4, true, 0]);
  // Both have come and gone: there is room for two others, and for no third one.
  slots.take(account("c"));
  expect(slots.hasRoom).toBe(true);
  slots.take(account("d"));
  expect(slots.hasRoom).toBe(false);
});

it("gives a slot back once, however often it ends", () => {
  const { slots, account } = slotsOf(2, 1);
  const a = account("a");
  const slot = slots.take(a);
  slots.take(a);
  slot.end();
  slot.end();
  expect([slots.free, slots.hasRoom, a.inFlight]).toEqual([1, false, 1]);
});

it("gives the slot of a lead that only waits to another after 2 s, and the lead stays in progress", async () => {
  const { clock, slots, account } = slotsOf(1);
  const a = account("a");
  const slot = slots.take(a);
  slot.keepSlotWhile(() => false);
  await clock.advance(1_999);
  expect([slot.isReleased, slots.free]).toEqual([false, 0]);
  await clock.advance(1);
  expect([slot.isReleased, slots.free, a.inFlight]).toEqual([true, 1, 1]);
  slot.end();
  expect([slots.free, a.inFlight]).toEqual([1, 0]);
});

it("leaves the slot to a lead that is busy, and looks again every 2 s", async () => {
  const { clock, slots, account } = slotsOf(1);
  let isBusy = true;
  let looks = 0;
  const slot = slots.take(account("a"));
  slot.keepSlotWhile(() => {
    looks += 1;
    return isBusy;
  });
  await clock.advance(6_000);
  expect([slot.isReleased, looks]).toEqual([false, 3]);
  isBusy = false;
  await clock.advance(2_000);
  expect([slot.isReleased, slots.free, looks]).toEqual([true, 1, 4]);
});

it("asks only the question that it was given last", async () => {
  const { clock, slots, account } = slotsOf(1);
  const slot = slots.take(account("a"));
  slot.keepSlotWhile(() => false);
  await clock.advance(1_000);
  slot.keepSlotWhile(() => true);
  expect(clock.timers).toBe(1);
  await clock.advance(10_000);
  expect(slot.isReleased).toBe(false);
});

it("sets no timer for a slot that another has, and none is left at the end", async () => {
  const { clock, slots, account } = slotsOf(2);
  const late = slots.take(account("a"));
  late.keepSlotWhile(() => false);
  await clock.advance(2_000);
  late.keepSlotWhile(() => true);
  expect(clock.timers).toBe(0);
  const busy = slots.take(account("b"));
  busy.keepSlotWhile(() => true);
  busy.end();
  expect(clock.timers).toBe(0);
});

it("wakes who waits when a slot is given away, when a lead ends, and at the latest when it said", async () => {
  const { clock, slots, account, waits } = slotsOf(1);
  const slot = slots.take(account("a"));
  slot.keepSlotWhile(() => false);
  const first = slots.changed(60_000);
  expect(await waits(first)).toBe(true);
  await clock.advance(2_000);
  expect(await waits(first)).toBe(false);
  // The one timer was that of who waited.
  expect(clock.timers).toBe(0);
  const second = slots.changed(60_000);
  expect(await waits(second)).toBe(true);
  slot.end();
  expect(await waits(second)).toBe(false);
  const third = slots.changed(1_000);
  await clock.advance(999);
  expect(await waits(third)).toBe(true);
  await clock.advance(1);
  expect(await waits(third)).toBe(false);
});

it("does not wait where something changed while no one waited, and once only", async () => {
  const { slots, account, waits } = slotsOf(1);
  slots.take(account("a")).end();
  expect(await waits(slots.changed(60_000))).toBe(false);
  expect(await waits(slots.changed(60_000))).toBe(true);
});
