import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { snapshotOf, textIn, valueIn } from "../../../src/shared/json/snapshot.ts";

function taken(value: unknown): unknown {
  return valueIn(snapshotOf(value));
}

class Row {
  sku = "MUG";
  get upper(): string {
    return this.sku.toUpperCase();
  }
}

const tag = Symbol("tag");
const list: unknown[] & { total?: number } = [1, 2];
list.total = 2;

describe("a snapshot", () => {
  it("is the JSON text of any value that JSON gives back, and reads as that value", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        // Written once, since JSON reads a zero below zero and does not write it.
        const value: unknown = JSON.parse(JSON.stringify(JSON.parse(text)));
        const snapshot = snapshotOf(value);
        expect(snapshot).toBe(JSON.stringify(value));
        expect(valueIn(snapshot)).toStrictEqual(value);
      }),
    );
  });

  it("leaves out properties that are undefined, as JSON does, also where it is a copy", () => {
    expect(snapshotOf({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(taken({ a: undefined, b: Number.NaN })).toStrictEqual({ b: Number.NaN });
  });

  it.each<[string, unknown]>([
    ["no value", undefined],
    ["NaN", { a: Number.NaN }],
    ["no end", [Number.POSITIVE_INFINITY]],
    ["a zero below zero", { a: -0 }],
    ["undefined in a list", [1, undefined]],
    // biome-ignore lint/suspicious/noSparseArray: it is what the test is about
    ["a hole in a list", [1, , 3]],
    ["a list with a property", list],
    ["a bigint", { a: 7n }],
    ["a function", { a: describe }],
    ["a symbol", { a: tag }],
    ["a property under a symbol", { [tag]: 1 }],
    ["a property that is not enumerated", Object.defineProperty({ a: 1 }, "b", { value: 2 })],
    ["a date", { a: new Date(5) }],
    ["a date of no day", { a: new Date(Number.NaN) }],
    ["no prototype", Object.assign(Object.create(null), { a: 1 })],
    ["a map", { a: new Map([[1, 2]]) }],
    ["an instance", { row: new Row() }],
    ["bytes", { a: new Uint8Array([1, 2]) }],
    ["its own name for JSON", { a: { toJSON: describe } }],
    ["a prototype of its own without one", Object.create(Object.create(null, { a: { value: 1 } }))],
  ])("is an equal copy of a value that JSON would change: %s", (_, value) => {
    const snapshot = snapshotOf(value);
    expect(typeof snapshot).toBe("object");
    expect(valueIn(snapshot)).toStrictEqual(value);
    expect(Object.keys(Object(valueIn(snapshot)))).toEqual(Object.keys(Object(value)));
    expect(Reflect.ownKeys(Object(valueIn(snapshot)))).toEqual(Reflect.ownKeys(Object(value)));
  });

  it("has the caller's own instances and functions, which cannot be copied whole", () => {
    const row = new Row();
    const dated = Object.assign(new Date(5), { zone: "Kyiv" });
    class Day extends Date {}
    const day = new Day(5);
    const pretended = Object.create(Date.prototype);
    const value = { rows: [row], describe, dated, day, pretended, n: Number.NaN };
    const copy = taken(value);
    expect(copy).not.toBe(value);
    expect(copy).toMatchObject({ describe: expect.any(Function) });
    const { rows, ...others } = Object(copy);
    expect([rows[0], others.describe, others.dated, others.day, others.pretended]).toEqual([
      row,
      describe,
      dated,
      day,
      pretended,
    ]);
    expect([
      rows[0] === row,
      others.dated === dated,
      others.day === day,
      others.pretended === pretended,
    ]).toEqual([true, true, true, true]);
    expect(rows).not.toBe(value.rows);
  });

  it("does not change with its value", () => {
    const date = new Date(5);
    const plain = { lines: [{ sku: "A" }] };
    const odd = { lines: [{ sku: "A", total: Number.NaN }], date };
    const [before, oddBefore] = [snapshotOf(plain), snapshotOf(odd)];
    for (const { lines } of [plain, odd]) {
      Object.assign(lines[0] ?? {}, { sku: "B" });
      lines.pop();
    }
    date.setTime(9);
    expect(valueIn(before)).toEqual({ lines: [{ sku: "A" }] });
    expect(valueIn(oddBefore)).toEqual({ lines: [{ sku: "A", total: Number.NaN }], date: new Date(5) });
  });

  it("keeps the names of properties, whatever they are, and what a setter would take", () => {
    const named = JSON.parse('{"__proto__":{"a":1},"constructor":2}');
    expect(snapshotOf(named)).toBe('{"__proto__":{"a":1},"constructor":2}');
    const odd = Object.assign(JSON.parse('{"__proto__":{"a":1}}'), { n: Number.NaN });
    const copy = taken(odd);
    expect(Object.getOwnPropertyDescriptor(copy, "__proto__")?.value).toEqual({ a: 1 });
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });

  it("reads a getter once it is taken, and a proxy as what it gives", () => {
    let reads = 0;
    const lead = {
      get total() {
        reads += 1;
        return 5;
      },
    };
    const snapshot = snapshotOf(lead);
    const readsBefore = reads;
    expect([valueIn(snapshot), valueIn(snapshot), reads]).toEqual([{ total: 5 }, { total: 5 }, readsBefore]);
    expect(snapshotOf(new Proxy({ a: [1] }, {}))).toBe('{"a":[1]}');
  });

  it("of a proxy that has a value under any name is that proxy", () => {
    const proxy = new Proxy<Record<string, string>>({}, { get: (_, name) => String(name) });
    expect(taken(proxy)).toBe(proxy);
  });

  it("throws what a getter throws", () => {
    const lead = {
      get total(): number {
        throw new Error("not loaded");
      },
    };
    expect(() => snapshotOf(lead)).toThrow("not loaded");
    expect(() => snapshotOf({ lead, n: Number.NaN })).toThrow("not loaded");
  });

  it("of a value that contains itself, or is deeper than any, is that value", () => {
    const cycle: Record<string, unknown> = { a: [1] };
    cycle.again = [cycle, cycle];
    let deep: unknown[] = [];
    for (let level = 0; level < 1_001; level += 1) deep = [deep];
    for (const value of [cycle, deep]) expect(taken(value)).toBe(value);
    expect(() => textIn(snapshotOf(cycle))).toThrow("circular");
    // The last one that is copied.
    expect(snapshotOf(deep[0])).toBe("[".repeat(1_001) + "]".repeat(1_001));
  });

  it("has the text that JSON has of its value", () => {
    fc.assert(
      fc.property(fc.anything({ withDate: true, withMap: true, withSparseArray: true }), (value) => {
        expect(textIn(snapshotOf(value))).toBe(JSON.stringify(value));
      }),
    );
  });

  it("equals its value without what is undefined, whatever that is", () => {
    const any = fc.anything({
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    fc.assert(
      fc.property(any, (value) => {
        expect(taken(value)).toEqual(value);
      }),
    );
  });
});
