import { describe, expect, it } from "vitest";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { fakeShop } from "./fakeShop.ts";

/** Options as JavaScript passes them: TypeScript would refuse most of these. */
function given(options: Readonly<Record<string, unknown>>): Partial<ForwarderOptions> {
  return options;
}

describe("the options of a forwarder", () => {
  it("are refused where the name is unknown, with the closest one", () => {
    const { forwarder } = fakeShop();
    expect(() => forwarder(given({ tuning: { setleMs: 5 } }))).toThrow(
      new TypeError("Unknown option `tuning.setleMs` of createForwarder. Did you mean `tuning.settleMs`?"),
    );
    expect(() => forwarder(given({ settleMs: 5 }))).toThrow(
      new TypeError("Unknown option `settleMs` of createForwarder. Did you mean `tuning.settleMs`?"),
    );
    expect(() => forwarder(given({ mapper: { map() {} } }))).toThrow(
      "Unknown option `mapper` of createForwarder. Did you mean",
    );
    for (const [name, options] of [
      ["tuning.liveLookups", { tuning: { liveLookups: true } }],
      ["testing.randomId", { testing: { randomId: () => "7" } }],
    ] as const)
      expect(() => forwarder(given(options))).toThrow(`Unknown option \`${name}\` of createForwarder.`);
    expect(() => forwarder(given({ hooks: {} }))).toThrow(
      /Unknown option `hooks` of createForwarder. Known are/,
    );
  });

  it("are refused where the word is unknown, with the closest one", () => {
    const { forwarder } = fakeShop();
    expect(() => forwarder(given({ payment: "card" }))).toThrow(
      new TypeError('Expected `payment` to be "flag" or "setOrderPayment", got "card".'),
    );
    expect(() => forwarder(given({ identity: { withoutKey: "rejected" } }))).toThrow(
      new TypeError(
        'Expected `identity.withoutKey` to be "content" or "reject" or "unique", got "rejected". Did you mean "reject"?',
      ),
    );
    expect(() => forwarder(given({ marker: "extra_field1" }))).toThrow('Did you mean "extra_field_1"?');
  });

  it.each([
    { baselinker: {} },
    { baselinker: undefined },
    { catalog: [] },
    { account: { statuses: [] } },
    { store: new Map() },
    { marker: true },
    { marker: "deal_cf_" },
    { marker: "deal_cf_1.5" },
    { namespace: "a:b" },
    { namespace: "" },
    { rules: undefined },
    { catalog: Promise.resolve({}) },
    { account: Promise.resolve({}) },
    { identity: "content" },
    { tuning: { settleMs: "5000" } },
    { onEvent: {} },
    { testing: { clock: Date } },
  ])("are refused by a TypeError that names the option where the kind is wrong: %o", (options) => {
    const { forwarder } = fakeShop();
    expect(() => forwarder(given(options))).toThrow(TypeError);
    expect(() => forwarder(given(options))).toThrow(`\`${pathIn(options)}\``);
  });

  it.each([
    { settleMs: 0 },
    { settleMs: Number.POSITIVE_INFINITY },
    { settleMs: 2 ** 31 },
    { leaseMs: Number.NaN },
    { leaseMs: -1 },
    { catalogMaxAgeMs: -1 },
    { accountMaxAgeMs: Number.NaN },
  ])("are refused by a RangeError that names the option where the amount is wrong: %o", (tuning) => {
    const { forwarder } = fakeShop();
    expect(() => forwarder({ tuning })).toThrow(RangeError);
    expect(() => forwarder({ tuning })).toThrow(`\`tuning.${Object.keys(tuning)[0]}\``);
  });

  it("need rules, and take a mapper too, but a list of pairs is a table", () => {
    const { forwarder } = fakeShop();
    expect(() => forwarder(given({ rules: undefined }))).toThrow(
      new TypeError("Expected `rules` to be rules, or a mapper with the method `map`, got undefined."),
    );
    expect(() => forwarder({ rules: [["email", "Email"]] })).not.toThrow();
    expect(() => forwarder(given({ rules: [["emial", "Email"]] }))).toThrow("`email`");
    expect(() => forwarder({ rules: { map: () => ({ status: "error", issues: [] }) } })).not.toThrow();
  });

  it("say of a promise that a function is taken instead", () => {
    const { forwarder } = fakeShop();
    expect(() => forwarder(given({ account: Promise.resolve({}) }))).toThrow(
      /a function that loads one.*got a promise/,
    );
  });

  it("show no text that may be a token", () => {
    const { forwarder } = fakeShop();
    const token = "1000-2000-ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (const name of ["baselinker", "store", "marker", "payment", "namespace", "clock"]) {
      expect(() => forwarder(given({ [name]: token }))).not.toThrow(token);
    }
  });

  it("may be left undefined, and a catalog may stay in use forever", () => {
    const { forwarder } = fakeShop();
    const unset = { marker: undefined, payment: undefined, identity: undefined, testing: {} };
    const tuning = { settleMs: undefined, catalogMaxAgeMs: Number.POSITIVE_INFINITY };
    expect(() => forwarder({ ...unset, tuning })).not.toThrow();
  });
});

/** The path of the one option in a case. */
function pathIn(options: object): string {
  return Object.entries(options)
    .map(([name, value]) => (name in { tuning: 1, testing: 1 } ? `${name}.${Object.keys(value)[0]}` : name))
    .join();
}

describe("the options of a call", () => {
  it("make forward an error by the fault of the setup, and nothing is sent", async () => {
    const { forwarder, account } = fakeShop();
    const { forward } = forwarder();
    for (const options of [{ kye: "1" }, { receivedAt: 1_764_000_000 }, { signal: {} }, null, "1"]) {
      const result = await Reflect.apply(forward, undefined, [{ id: "1" }, options]);
      expect(result).toMatchObject({ status: "error", fault: "setup", error: { name: "TypeError" } });
    }
    expect(account.requests).toEqual([]);
  });

  it("make forwardAll reject before it takes a lead", async () => {
    const { forwarder } = fakeShop();
    const taken: unknown[] = [];
    const leads = (function* () {
      taken.push(yield { id: "1" });
    })();
    const { forwardAll } = forwarder();
    for (const [options, message] of [
      [{ concurency: 2 }, "Did you mean `concurrency`?"],
      [{ concurrency: "2" }, "`concurrency`"],
      [{ concurrency: 1.5 }, "`concurrency`"],
      [{ key: "id" }, "`key`"],
      [{ onProgress: true }, "`onProgress`"],
    ] as const) {
      const results: AsyncGenerator = Reflect.apply(forwardAll, undefined, [leads, options]);
      await expect(results.next()).rejects.toThrow(message);
    }
    expect(taken).toEqual([]);
  });

  it("make reconcile reject", async () => {
    const { forwarder } = fakeShop();
    const { reconcile } = forwarder();
    const wrong = { singal: new AbortController().signal };
    await expect(Reflect.apply(reconcile, undefined, [wrong])).rejects.toThrow("Did you mean `signal`?");
  });
});

describe("the options of a store in memory", () => {
  it("are refused where they cannot be", () => {
    const make = (options: unknown) => () => Reflect.apply(memoryStore, undefined, [options]);
    expect(make({ retentionDays: 3 })).toThrow(TypeError);
    expect(make({ retentionMS: 3 })).toThrow("Did you mean `retentionMs`?");
    expect(make({ retentionMs: 0 })).toThrow(RangeError);
    expect(make({ maxKeys: 0.5 })).toThrow(RangeError);
    expect(make({ maxKeys: "100" })).toThrow(TypeError);
    expect(make({ clock: Date })).toThrow("`clock`");
    expect(make({ testing: { clok: 1 } })).toThrow("Unknown option `testing.clok` of memoryStore.");
    expect(make({ retentionMs: Number.POSITIVE_INFINITY })).not.toThrow();
  });
});
