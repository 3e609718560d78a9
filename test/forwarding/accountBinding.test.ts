import { expect, it } from "vitest";
import { AccountBinding, secretOf } from "../../src/forwarding/accountBinding.ts";
import { memoryStore } from "../../src/forwarding/memoryStore.ts";
import { createFakeAccount } from "../../src/msw/createFakeAccount.ts";
import { manualClock } from "../support/manualClock.ts";

const field = "extra_field_1";

/** What a forwarder knows of its account, over a store of which the notes are counted. */
function bindings(notes = new Map<string, string>()) {
  const clock = manualClock();
  const written: unknown[] = [];
  const read: string[] = [];
  const store = {
    ...memoryStore({ clock }),
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
  const binding = (previousToken?: string, markerSecret?: string) =>
    new AccountBinding({
      baselinker,
      store,
      accountKey: undefined,
      previousToken,
      markerSecret,
      onBound: () => {},
    });
  return { binding, written, read, notes };
}

it("signs with 18 characters after 4 that tell the secret", async () => {
  const { binding } = bindings();
  const [one, other] = await Promise.all([binding().sign("ann"), binding().sign("ben")]);
  expect([one?.length, other?.length]).toEqual([22, 22]);
  expect(secretOf(one ?? "")).toBe(secretOf(other ?? ""));
  expect(one?.slice(4)).not.toBe(other?.slice(4));
  expect(secretOf(await binding(undefined, "of their own").sign("ann"))).not.toBe(secretOf(one ?? ""));
});

it("knows as many markers of a lead as there were secrets, and the key as it is", async () => {
  const { binding } = bindings();
  const known = async (...given: Parameters<typeof binding>) =>
    new Set(await binding(...given).markersOf("key")).size;
  expect(await known()).toBe(2);
  expect(await known("the-token-before")).toBe(3);
  expect(await known(undefined, "of their own")).toBe(3);
  expect(await known("the-token-before", "of their own")).toBe(4);
  const [marker] = await binding().markersOf("key");
  expect(marker).toBe(await binding().markerOf("key"));
  expect(marker).toMatch(/^key~.{8}$/);
});

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
