import { describe, expect, it } from "vitest";
import { noSweep, type SweepState } from "../../../src/forwarding/catalog/sweepState.ts";
import {
  productArgs,
  readState,
  showsVariants,
  stateArgs,
  toKnown,
} from "../../../src/forwarding/redis/catalogTexts.ts";
import { product } from "../../contracts/testProducts.ts";

/** A state as Redis keeps it: how often it was written, then the nine parts. */
const fields = ["4", "3", "none", "1", "0", "100", "900", "listed", "one", "0"];
const row = (more: Partial<Record<number, unknown>> = {}) =>
  Object.values({
    ...["7", "0", "A", "590", JSON.stringify({ name: "Tea", prices: { 10: 5 } }), "400", "3"],
    ...more,
  });

describe("a product on its way into Redis", () => {
  it.each([
    [{}, ["A", "", 0]],
    [{ sku: " A" }, ["A", "", 1]],
    [{ ean: "590 " }, ["A", "590", 1]],
    [{ sku: "A ", ean: " 590" }, ["A", "590", 1]],
  ])("has its codes without the spaces of %o", (more, [sku, ean, isPadded]) => {
    const own = product(7, "A", { parentId: 1, ...more });
    const data = JSON.stringify({ name: own.name, prices: own.prices });
    expect(productArgs(own)).toEqual([7, 1, sku, ean, isPadded, data]);
  });

  it("shows whether the account lists variants", () => {
    expect(showsVariants([])).toBe(0);
    expect(showsVariants([product(7, "A")])).toBe(0);
    expect(showsVariants([product(7, "A"), product(8, "B", { parentId: 7 })])).toBe(1);
  });
});

describe("a sweep in Redis", () => {
  it("is read as it was written", () => {
    const state: SweepState = {
      ...{ sweep: 3, page: 2, after: 7, startedAt: 5, sweptAt: 6, token: "one", until: 9 },
      step: "variants",
      variants: "hidden",
    };
    const written = [Buffer.from("2"), ...stateArgs(state).map(String)];
    expect(readState(["8", written, ["1", 2], ["3:0", "4:1"]])).toEqual({
      rev: "2",
      state,
      now: 8,
      mains: [1, 2],
      unseen: [
        { id: 3, main: 3 },
        { id: 4, main: 1 },
      ],
    });
  });

  it.each([null, undefined, false, ""])("that was never written is none: %o", (nothing) => {
    const read = readState(["8", Array.from({ length: 10 }, () => nothing), [], []]);
    expect(read).toEqual({ rev: "0", state: noSweep, now: 8, mains: [], unseen: [] });
  });

  it("that is shorter than ours lacks the rest", () => {
    expect(readState(["8", ["1"], [], []])).toMatchObject({ rev: "1", state: noSweep });
  });

  it("has no step and knows nothing of variants where the words are not ours", () => {
    const written = ["1", "3", "jump", "1", "0", "0", "0", "seen", "", "0"];
    expect(readState(["8", written, [], []]).state).toMatchObject({ step: "none", variants: "unknown" });
  });

  it.each([
    ["8", "fields", [], []],
    ["8", fields, null, []],
    ["8", fields, [], "unseen"],
  ])("is not read from what our scripts do not give: %j", (...reply) => {
    expect(() => readState(reply)).toThrow(
      expect.objectContaining({
        message: "Unexpected reply from Redis. Check that the client is ioredis or node-redis.",
        retryable: false,
      }),
    );
  });
});

describe("what is known of a code in Redis", () => {
  const found = {
    products: [{ ...product(7, "A"), ean: "590", name: "Tea" }],
    ageMs: 600,
    isCertain: true,
  };

  it.each([
    ["a product of the last sweep", fields, [null, row()], found],
    ["one of a sweep that runs", fieldsWith(2, "list"), [null, row()], undefined],
    ["one of the sweep before it", fieldsWith(2, "list"), [null, row({ 6: "2" })], found],
    ["one of a later sweep", fields, [null, row({ 6: "4" })], undefined],
    ["one of a later sweep that Base named too", fields, ["400 0", row({ 6: "4" })], found],
    ["one that has come of two", fields, [null, row(), row({ 0: "8", 6: "4" })], undefined],
    ["two of different times", fields, [null, row(), row({ 0: "8", 5: "401" })], undefined],
    ["nothing", fields, [null], undefined],
    ["that Base knows none", fields, ["400 1"], { products: [], ageMs: 600, isCertain: true }],
    ["that Base knew one, which is gone", fields, ["400 0"], undefined],
    [
      "that Base knows none, of an account no one has read",
      ["1", "0", "none", "1", "0", "0", "0", "unknown", "", "0"],
      ["400 1"],
      { products: [], ageMs: 600, isCertain: false },
    ],
  ])("is %s", (_, state, rows, known) => {
    expect(toKnown("1000", state, rows)).toEqual(known);
  });

  it.each([
    ["{}", { name: "", prices: {} }],
    ["", { name: "", prices: {} }],
    ["[]", { name: "", prices: {} }],
    ['{"name":"Tea","prices":{"10":"5"}}', { name: "Tea", prices: {} }],
    ['{"name":"Tea","prices":{"9":4,"10":"5"}}', { name: "Tea", prices: {} }],
    ['{"name":"Tea","prices":[5]}', { name: "Tea", prices: {} }],
    ['{"name":"Tea","prices":null}', { name: "Tea", prices: {} }],
  ])("has the name and the prices that are in %j", (data, expected) => {
    const [own] = toKnown("1000", fields, [null, row({ 4: data })])?.products ?? [];
    expect({ name: own?.name, prices: own?.prices }).toEqual(expected);
  });

  it("is not read from what our scripts do not give", () => {
    expect(() => toKnown("1000", fields, "rows")).toThrow("Unexpected reply from Redis.");
  });
});

function fieldsWith(place: number, text: string): string[] {
  return fields.map((field, index) => (index === place ? text : field));
}
