import { describe, expect, it, vi } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import {
  checkCloseOptions,
  checkForwarderOptions,
  checkForwardOptions,
  checkReadyOptions,
  checkReconcileOptions,
} from "../../../src/forwarding/forwarder/config.ts";
import { createForwarderPool } from "../../../src/forwarding/pool/createForwarderPool.ts";
import { checkPoolWork, queueCheck } from "../../../src/forwarding/pool/poolWorker.ts";
import { memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { emptyAccount } from "../../support/emptyAccount.ts";
import { forgetSpoken } from "../../support/spokenLines.ts";

const baselinker = createFakeAccount().client();
const rules = { version: 1, fields: { email: "email" } };
const check = (options: object) => checkForwarderOptions({ baselinker, rules, ...options });
/** A group's option at its place, any other as it is. */
const placed = (name: string, value: unknown) => {
  const [first = "", inGroup] = name.split(".");
  return { [first]: inGroup === undefined ? value : { [inGroup]: value } };
};
const forever = Number.POSITIVE_INFINITY;

describe("the options of a forwarder", () => {
  it("have these defaults", () => {
    const { randomId, ...config } = check({});
    expect(config).toMatchObject({
      namespace: "lead",
      withoutKey: "content",
      onKeyReuse: "rejectBuyer",
      payment: "flag",
      settleMs: 0,
      leaseMs: 60_000,
      maxInFlight: 200,
      catalogMaxAgeMs: 900_000,
      accountMaxAgeMs: 3_600_000,
    });
    expect(randomId()).toMatch(/^[0-9a-f-]{36}$/);
    expect(randomId()).not.toBe(randomId());
  });

  it("give Base 30 seconds for an order whose answer was lost, unless its token says that it is a fake", () => {
    const settleMs = (token: string, tuning?: object) =>
      check({ baselinker: new Baselinker({ token }), tuning }).settleMs;
    expect([settleMs("1-2-ABC"), settleMs("token"), settleMs("0-0-ABC")]).toEqual([30_000, 30_000, 0]);
    expect(settleMs("0-0-ABC", { settleMs: 40_000 })).toBe(40_000);
  });

  it.each<[string, readonly unknown[]]>([
    ["identity.onKeyReuse", ["rejectBuyer", "reject"]],
    ["payment", ["flag", "setOrderPayment"]],
    ["identity.withoutKey", ["content", "reject", "unique", { ignore: ["sentAt", "id"] }, { ignore: [] }]],
    ["marker", ["extra_field_1", "extra_field_2", "admin_comments", "deal_cf_12", false]],
    ["tuning.maxInFlight", [1, forever]],
    ["tuning.catalogMaxAgeMs", [0, forever]],
    ["tuning.accountMaxAgeMs", [0, forever]],
    ["tuning.settleMs", [2_147_483_647]],
    ["namespace", ["shop.2_a-B", "x".repeat(16)]],
  ])("take for `%s` what they say: %j", (name, values) => {
    for (const value of values)
      expect(check(placed(name, value))).toHaveProperty(name.split(".").at(-1) ?? "", value);
  });

  it.each([
    ["identity.onKeyReuse", "warn"],
    ["identity.withoutKey", { ignore: ["a", 7] }],
    ["identity.withoutKey", { ignore: ["a"], only: ["b"] }],
    ["identity.withoutKey", { ignore: "a" }],
    ["marker", "deal_cf_012"],
    ["marker", "xdeal_cf_12"],
    ["marker", "deal_cf_12x"],
    ["account", { statuses: [] }],
    ["tuning.maxInFlight", 0],
  ])("refuse for `%s` what they do not say: %j", (name, value) => {
    expect(() => check(placed(name, value))).toThrow(`\`${name}\``);
  });

  it("say what they take instead", () => {
    const messages: [object, string][] = [
      [{ baselinker: {} }, "a client, made by `new Baselinker`"],
      [{ rules: undefined }, "rules, or a mapper with the method `map`"],
      [{ store: {} }, "a store such as `memoryStore()`"],
      [{ register: {} }, "a register such as `memoryRegister()`"],
      [{ account: {} }, "an account from `loadAccount`, or a function that loads one"],
      [{ catalog: [] }, "`{ inventoryId }` to ask Base, or a catalog of `createCatalog`"],
      [{ catalog: { inventoryId: 5, cache: {} } }, "a cache of products, such as `sqliteProductCache(path)`"],
      [{ namespace: "a b" }, "1 to 16 letters, digits, `.`, `_` or `-`"],
      [{ identity: { withoutKey: {} } }, "one of its words or `{ ignore: [...] }` with names of properties"],
      [{ marker: 7 }, '"deal_cf_<id>" or false'],
      [{ tuning: { settleMs: "5" } }, "milliseconds"],
    ];
    for (const [options, message] of messages) expect(() => check(options)).toThrow(message);
  });

  it.each<[string, object, readonly string[]]>([
    ["baselinker", baselinker, ["addOrder", "getOrders"]],
    [
      "store",
      memoryStore(),
      ["bind", "claim", "renew", "finish", "listOpen", "readNote", "writeNote", "erase", "close"],
    ],
    ["register", memoryRegister(), ["attach", "close"]],
    ["catalog", { findBySku() {}, findByEan() {} }, ["findBySku", "findByEan"]],
  ])("refuse a `%s` that lacks one of its methods", (name, whole, methods) => {
    for (const method of methods) {
      const copy = Object.fromEntries(
        methods.filter((each) => each !== method).map((each) => [each, () => {}]),
      );
      expect(() => check({ [name]: copy })).toThrow(`\`${name}`);
      expect(() => check({ [name]: whole })).not.toThrow();
    }
  });

  it("refuse a product cache that lacks one of its methods, and take each catalog once", () => {
    const methods = ["get", "set"];
    const without = (method?: string) =>
      Object.fromEntries(methods.filter((each) => each !== method).map((each) => [each, () => {}]));
    for (const method of methods) {
      const cache = without(method);
      expect(() => check({ catalog: { inventoryId: 5, cache } })).toThrow("`catalog.cache`");
    }
    expect(() => check({ catalog: { inventoryId: 5, cache: new Map() } })).toThrow("`get(keys)`");
    const { catalog } = check({ catalog: { inventoryIds: [5, 9, 5], cache: without() } });
    expect(catalog).toMatchObject({ inventoryIds: [5, 9] });
    expect(() => check({ catalog: { inventoryId: 5, cach: {} } })).toThrow("Did you mean `catalog.cache`?");
  });

  it("take what is loaded later, and check it then", async () => {
    const { account: loaded } = check({ account: async () => emptyAccount });
    expect(typeof loaded === "function" && (await loaded())).toEqual(emptyAccount);
    const { account } = check({ account: async () => ({}) });
    await expect(typeof account === "function" && account()).rejects.toThrow("`account`");
  });

  it("refuse a register that is elsewhere than the store, and say where both are", () => {
    const place = (name: string) => ({ name, engine: name, part: "" });
    const register = { ...memoryRegister(), place: place("the file b") };
    expect(() => check({ register })).toThrow("got no store and the file b.");
    expect(() => check({ register, store: memoryStore() })).toThrow("got another store and the file b.");
    const store = { ...memoryStore(), place: place("the file a") };
    expect(() => check({ register, store })).toThrow("got the file a and the file b.");
  });
});

describe("the options of its methods", () => {
  it("are checked, and name the method where they are unknown", () => {
    expect(checkCloseOptions({})).toEqual({ maxWaitMs: 30_000 });
    for (const maxWaitMs of [0, forever]) expect(checkCloseOptions({ maxWaitMs })).toEqual({ maxWaitMs });
    const { signal } = new AbortController();
    expect(checkReadyOptions({ signal })).toEqual({ signal });
    expect(checkReconcileOptions({ signal, wait: true })).toEqual({ signal, wait: true });
    expect(checkForwardOptions({ deadlineMs: forever })).toEqual({ deadlineMs: forever });
    expect(() => checkCloseOptions({ timeout: 5 })).toThrow("of close.");
    expect(() => checkReadyOptions({ timeout: 5 })).toThrow("of ready.");
    expect(() => checkReconcileOptions({ timeout: 5 })).toThrow("of reconcile.");
    expect(() => checkForwardOptions({ timeout: 5 })).toThrow("of forward.");
    expect(() => checkForwardOptions({ receivedAt: 7 })).toThrow(
      "Expected `receivedAt` to be a Date, got 7.",
    );
    expect(() => checkForwardOptions({ deadlineMs: 0 })).toThrow(RangeError);
    // What cannot be a key is an issue of the lead.
    expect(checkForwardOptions({ key: { id: 5 } })).toEqual({ key: { id: 5 } });
  });
});

describe("the options of a pool and of its work", () => {
  it("are checked, and name what they belong to", () => {
    const forwarderOf = () => Promise.reject(new Error("never"));
    for (const options of [{ max: forever }, { idleMs: forever }]) {
      expect(() => createForwarderPool({ forwarderOf, ...options })).not.toThrow();
    }
    expect(() => createForwarderPool({ forwarderOf: 7 } as never)).toThrow(
      "a function that returns the options of an account",
    );
    expect(() => createForwarderPool({ forwarderOf, idleMs: "5" } as never)).toThrow("milliseconds");
    expect(() => createForwarderPool({ forwarderOf, maxx: 5 } as never)).toThrow("of createForwarderPool.");
    expect(() => createForwarderPool({ forwarderOf, clock: {} } as never)).toThrow(
      "Did you mean `testing.clock`?",
    );
    expect(checkPoolWork({})).toMatchObject({ perAccount: 2 });
    expect(() => checkPoolWork({ perAccount: 0 })).toThrow(RangeError);
    expect(() => checkPoolWork({ perAcount: 5 } as never)).toThrow("of work.");
    expect(() => queueCheck.check("the queue of work", {})).toThrow(
      "a queue with `dueAccounts`, such as `postgresQueue(client)`",
    );
  });

  it.each([
    [undefined, new TypeError("with data of a buyer"), "The queue could not be read (TypeError)."],
    [
      undefined,
      new StoreError("It is away.", { retryable: true }),
      "The queue could not be read: It is away. (STORE_FAILED).",
    ],
    ["shop-1", new TypeError("with data of a buyer"), "The leads of an account wait (TypeError)."],
  ])(
    "tell the console of the first error of a kind where no one listens: of account %s",
    (key, error, text) => {
      forgetSpoken();
      const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
      try {
        const { onError } = checkPoolWork({});
        onError(error, key);
        onError(error, key);
        expect(warn.mock.calls).toEqual([
          [`baselinker: ${text} It is tried again. Pass \`onError\` to \`work\` to receive each error.`],
        ]);
      } finally {
        warn.mockRestore();
      }
    },
  );

  it("tell a listener of each error", () => {
    const told: unknown[] = [];
    const { onError } = checkPoolWork({ onError: (...error) => told.push(error) });
    onError(new Error("one"), "a");
    onError(new Error("two"), undefined);
    expect(told).toEqual([
      [new Error("one"), "a"],
      [new Error("two"), undefined],
    ]);
  });
});
