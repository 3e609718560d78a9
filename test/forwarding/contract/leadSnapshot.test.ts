import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyOf } from "../../../src/forwarding/contract/leadKey.ts";
import { snapshotOfLead } from "../../../src/forwarding/contract/leadSnapshot.ts";
import { createMapper } from "../../../src/mapping/mapper/createMapper.ts";
import { valueIn } from "../../../src/shared/json/snapshot.ts";
import { isRecord } from "../../../src/shared/json/value.ts";
import { lead } from "../../mapping/arbitraryRules.ts";
import { casesOf } from "../../support/casesOf.ts";

const numRuns = casesOf(200);
const context = { receivedAt: new Date(1_795_180_000_000) };

/** Reads what odd leads have in every way that rules have: as texts, amounts, lists, all at a path. */
const mapper = createMapper({
  version: 1,
  key: "id",
  values: { all: { join: ["*", "*.*"], with: "," }, last: { path: "items[-1]" } },
  fields: {
    order_status_id: 8001,
    email: { value: "a@example.com" },
    phone: { path: "b", as: "phone" },
    delivery_fullname: "name",
    user_comments: { template: "{a} {b} {c} {items} {$all} {$last}" },
    admin_comments: { join: ["a.a", "b.a", "text", "c.*", "*.text", "c.number"], with: " " },
  },
  products: { each: "items", fields: { name: "name", quantity: "a", price_brutto: "cents" } },
});

class Money {
  readonly cents: number;
  constructor(cents: number) {
    this.cents = cents;
  }
  get text(): string {
    return (this.cents / 100).toFixed(2);
  }
  toJSON(): string {
    return this.text;
  }
}

/** What leads of programs have in them, and those of senders do not. */
const odd = fc.oneof(
  fc.date(),
  fc.bigInt(),
  fc.constantFrom(
    Number.NaN,
    -0,
    Number.POSITIVE_INFINITY,
    undefined,
    describe,
    Symbol("a"),
    new Map([[1, 2]]),
  ),
  fc.integer().map((cents) => new Money(cents)),
  fc
    .constantFrom(
      // biome-ignore lint/suspicious/noSparseArray: it is what the test is about
      () => [1, , 3],
      () => [undefined],
      () => Object.freeze([Object.freeze({ a: 1 })]),
    )
    .map((make) => make()),
  fc.dictionary(fc.string(), fc.integer()).map((from) => Object.assign(Object.create(null), from)),
  fc.dictionary(fc.string(), fc.integer()).map((from) => new Proxy(from, {})),
  fc.integer().map((number) => ({ toJSON: () => number, number })),
  fc.integer().map((number) => Object.create({}, { number: { get: () => number, enumerable: true } })),
);
const names = fc.constantFrom("a", "b", "c", "name", "items", "id", "text", "cents");
const oddLead = fc.dictionary(
  names,
  fc.oneof(odd, fc.string(), fc.array(odd, { maxLength: 3 }), fc.dictionary(names, odd, { maxKeys: 3 })),
);

/** Whether a property of it is undefined, which rules see as absent, and what they list of a lead does not. */
function hasUndefined(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const members: unknown[] = Object.values(value);
  return (!Array.isArray(value) && members.includes(undefined)) || members.some(hasUndefined);
}

/** Changes everything in a lead that a caller can change. */
function changeAll(value: unknown): void {
  if (value instanceof Date) value.setTime(0);
  else if (typeof value === "object" && value !== null) {
    for (const name of Object.keys(value)) {
      changeAll(Reflect.get(value, name));
      Reflect.set(value, name, "changed");
    }
    Reflect.set(value, "more", "changed");
  }
}

describe("the snapshot of a lead", () => {
  it.each([
    ["any", lead],
    ["one that JSON would change", oddLead],
  ])("maps as the lead does: %s", (_, leads) => {
    let orders = 0;
    fc.assert(
      fc.property(leads, (anyLead) => {
        fc.pre(!hasUndefined(anyLead));
        const result = mapper.map(anyLead, context);
        expect(mapper.map(valueIn(snapshotOfLead(anyLead)), context)).toEqual(result);
        if (result.status === "order") orders += 1;
      }),
      { numRuns, endOnFailure: true },
    );
    expect(orders).toBeGreaterThan(0);
  });

  it("maps as the lead did before its caller changed it", () => {
    const plain = fc.dictionary(
      names,
      fc.anything({ withDate: true, withBigInt: true, withSparseArray: true }),
    );
    fc.assert(
      fc.property(plain, (anyLead) => {
        // A case that fails is tried again, so it must stay as it is.
        fc.pre(!hasUndefined(anyLead));
        const changing = structuredClone(anyLead);
        const snapshot = snapshotOfLead(changing);
        changeAll(changing);
        expect(mapper.map(valueIn(snapshot), context)).toEqual(mapper.map(anyLead, context));
      }),
      { numRuns, endOnFailure: true },
    );
  });

  it("has the content key of what JSON makes of the lead", async () => {
    const options = { withoutKey: "content", randomId: () => "" } as const;
    await fc.assert(
      fc.asyncProperty(lead, async (anyLead) => {
        const value = valueIn(snapshotOfLead(anyLead));
        fc.pre(isRecord(value) && typeof snapshotOfLead(anyLead) === "string");
        const received: unknown = JSON.parse(JSON.stringify(anyLead));
        expect(await keyOf(value, undefined, options)).toEqual(await keyOf(received, undefined, options));
      }),
      { numRuns },
    );
  });

  it("says that a lead cannot be read, with the reason that it gives, and what to pass", () => {
    const thrower = {
      get total(): number {
        throw new Error("not loaded");
      },
    };
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const reason =
      'The lead cannot be read: a property of it throws "not loaded". Pass plain data, such as what `decodeBody` returns.';
    expect(() => snapshotOfLead(thrower)).toThrow(new TypeError(reason));
    expect(() => snapshotOfLead(proxy)).toThrow("revoked");
  });
});
