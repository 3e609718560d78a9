import { expect, it } from "vitest";
import { AccountBinding, secretOf } from "../../../src/forwarding/delivery/accountBinding.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { Clock } from "../../../src/shared/runtime/clock.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { manualClock } from "../../support/manualClock.ts";

const field = "extra_field_1";

/** What a forwarder knows of its account, over a store of which the notes are counted. */
function bindings(notes = new Map<string, string>()) {
  const clock = manualClock();
  const written: unknown[] = [];
  const read: string[] = [];
  const store = {
    ...memoryStore({ testing: { clock } }),
    async readNote(name: string) {
      read.push(name);
      return notes.get(name);
    },
    async writeNote(...note: [name: string, text: string, keepMs: number]) {
      written.push(note);
      notes.set(note[0], note[1]);
    },
  };
  const baselinker = createFakeAccount().client();
  const binding = (previousToken?: string, markerSecret?: string, ownClock: Clock = clock) =>
    new AccountBinding({
      baselinker,
      store,
      clock: ownClock,
      previousToken,
      markerSecret,
      onBound: () => {},
    });
  return { binding, written, read, notes, clock };
}

it("signs with 18 characters after 4 that tell the secret", async () => {
  const { binding } = bindings();
  const [one, other] = await Promise.all([binding().sign("ann"), binding().sign("ben")]);
  expect([one?.length, other?.length]).toEqual([22, 22]);
  expect(secretOf(one ?? "")).toBe(secretOf(other ?? ""));
  expect(one?.slice(4)).not.toBe(other?.slice(4));
  expect(secretOf(await binding(undefined, "of their own").sign("ann"))).not.toBe(secretOf(one ?? ""));
});

const hourMs = 3_600_000;

it("names a sending by its key and its hour", async () => {
  const { binding, clock } = bindings();
  const one = binding();
  await clock.advance(hourMs - (clock.date() % hourMs));
  const marker = await one.markerOf("lead:1");
  expect(marker).toMatch(/^lead:1~[\w-]{8}$/);
  await clock.advance(hourMs - 1);
  expect(await one.markerOf("lead:1")).toBe(marker);
  await clock.advance(1);
  const next = await one.markerOf("lead:1");
  expect(next).not.toBe(marker);
  const at = clock.date();
  expect(await one.sendingsOf({ admin_comments: `call ${marker}, ${next}` })).toEqual([
    { marker, storeKey: "lead:1", at: at - hourMs },
    { marker: next, storeKey: "lead:1", at },
  ]);
});

it("knows the sendings of every secret that the account has or had, and no others", async () => {
  const { binding } = bindings();
  const signed = async (...given: Parameters<typeof binding>) => ({
    extra_field_1: await binding(...given).markerOf("lead:1"),
  });
  const known = async (order: object, ...given: Parameters<typeof binding>) =>
    (await binding(...given).sendingsOf({ ...order })).length;
  expect(await known(await signed())).toBe(1);
  expect(await known(await signed(), undefined, "of their own")).toBe(1);
  expect(await known(await signed(undefined, "of their own"))).toBe(0);
  expect(await known({ extra_field_1: "lead:1~AAAabcde lead:1 ~ lead:1~" })).toBe(0);
  expect(await known({})).toBe(0);
});

it("says whether an order was sent for a key since a date: in its hour, or later", async () => {
  const { binding, clock } = bindings();
  const one = binding();
  const sentOn = clock.date();
  const order = { custom_extra_fields: { "7": await one.markerOf("lead:1") } };
  const hour = Math.floor(sentOn / hourMs) * hourMs;
  const isSent = (storeKey: string, since: number) => one.isSentSince(order, storeKey, since);
  expect(await isSent("lead:1", hour)).toBe(true);
  expect(await isSent("lead:1", hour + hourMs - 1)).toBe(true);
  expect(await isSent("lead:1", hour + hourMs)).toBe(false);
  expect(await isSent("lead:1", 0)).toBe(true);
  expect(await isSent("lead:12", 0)).toBe(false);
  expect(await isSent("lead:", 0)).toBe(false);
});

it.each([0, 1, 64, 4_095, 4_096, 262_143, 262_144, 500_000])(
  "reads the hour back for 30 years: %i hours from 1970",
  async (hour) => {
    const { binding, clock } = bindings();
    const written = { ...clock, date: () => hour * hourMs + 5 };
    const one = binding(undefined, undefined, written);
    const [sending] = await one.sendingsOf({ extra_field_1: await one.markerOf("lead:1") });
    expect(sending?.at).toBe(hour * hourMs);
    const later = { ...clock, date: () => (hour + 262_000) * hourMs };
    const [after] = await binding(undefined, undefined, later).sendingsOf({
      extra_field_1: sending?.marker ?? "",
    });
    expect(after?.at).toBe(hour * hourMs);
  },
);

it.each([
  [true, "kept"],
  [false, "dropped"],
])("remembers for 30 days whether Base keeps the marker: %s", async (isKept, text) => {
  const { binding, written, read } = bindings();
  const one = binding();
  expect(await one.isMarkerKept(field)).toBeUndefined();
  await one.noteMarker(field, isKept);
  expect(written).toEqual([[`marker in ${field}`, text, 2_592_000_000]]);
  // What it saw itself it need not read.
  expect([await one.isMarkerKept(field), read.length]).toEqual([isKept, 1]);
  const other = binding();
  expect(await other.isMarkerKept(field)).toBe(isKept);
  expect(await other.isMarkerKept(field)).toBe(isKept);
  expect(read).toHaveLength(2);
  expect(await other.isMarkerKept("extra_field_2")).toBeUndefined();
});

it("believes for an hour what it has read, as another process may have seen that Base keeps it no longer", async () => {
  const { binding, clock, notes } = bindings();
  const one = binding();
  await one.noteMarker(field, true);
  notes.set(`marker in ${field}`, "dropped");
  await clock.advance(3_599_999);
  expect(await one.isMarkerKept(field)).toBe(true);
  await clock.advance(1);
  expect(await one.isMarkerKept(field)).toBe(false);
});

it("believes for ten minutes what an order shows that was just made, and then wants it looked at again", async () => {
  const { binding, clock, notes } = bindings();
  const [one, other] = [binding(), binding()];
  await one.noteMarker(field, true, 4_000_004);
  expect(notes.get(`marker in ${field}`)).toMatch(/^kept in 4000004 at \d+$/);
  await clock.advance(599_999);
  for (const each of [one, other]) {
    expect([await each.isMarkerKept(field), await each.toLookAgain(field)]).toEqual([true, undefined]);
  }
  await clock.advance(1);
  for (const each of [one, other]) {
    expect([await each.isMarkerKept(field), await each.toLookAgain(field)]).toEqual([undefined, 4_000_004]);
  }
  await other.noteMarker(field, true);
  expect([await one.isMarkerKept(field), await one.toLookAgain(field)]).toEqual([true, undefined]);
});

it("wants nothing looked at again where no one has looked, or Base does not keep it", async () => {
  const { binding } = bindings();
  expect(await binding().toLookAgain(field)).toBeUndefined();
  await binding().noteMarker(field, false, 4_000_004);
  expect([await binding().isMarkerKept(field), await binding().toLookAgain(field)]).toEqual([
    false,
    undefined,
  ]);
});

it("looks at a field once at a time, and again when that look has ended, also badly", async () => {
  const one = bindings().binding();
  let looks = 0;
  const look = async () => {
    looks += 1;
    return looks;
  };
  const both = await Promise.all([one.lookOnce(field, look), one.lookOnce(field, look)]);
  expect(both).toEqual([1, undefined]);
  await expect(one.lookOnce(field, () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await one.lookOnce(field, look)).toBe(2);
});
