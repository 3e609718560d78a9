import { describe, expect, it } from "vitest";
import type { LeadMapper } from "../../../src/forwarding/forwarder/options.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { fakeShop, signed } from "./fakeShop.ts";

describe("the key of a lead", () => {
  it("goes from the caller before the rules' own", async () => {
    const { forwarder, account, ended } = fakeShop();
    const forward = forwarder();
    expect(await ended(forward.forward({ id: "1" }, { key: "A" }))).toMatchObject({
      status: "success",
      key: "A",
    });
    expect(await ended(forward.forward({ id: "2" }, { key: "A" }))).toMatchObject({
      status: "duplicate",
      key: "A",
    });
    expect(account.orders).toHaveLength(1);
  });

  it("may be 10,000 characters long, or emoji, and still means one order when the answer is lost", async () => {
    for (const id of ["x".repeat(10_000), "🍵".repeat(300), "👩‍👩‍👧", "__proto__", "' OR 1=1 --"]) {
      const { forwarder, account, ended, calls } = fakeShop();
      account.faults.inject("answer-lost", { method: "addOrder" });
      const forward = forwarder();
      expect(await ended(forward.forward({ id }))).toMatchObject({ status: "success", key: id });
      expect(await ended(forward.forward({ id }))).toMatchObject({ status: "duplicate", key: id });
      expect(calls("addOrder")).toBe(1);
      expect([...(account.orders[0]?.extra_field_1 ?? "")].length).toBeLessThanOrEqual(50);
    }
  });

  it("is the hash of the content where the lead has none, whatever the order of its properties", async () => {
    const { forwarder, account, ended } = fakeShop();
    const forward = forwarder();
    const first = await ended(forward.forward({ email: "a@b.c", phone: "1" }));
    expect(first).toMatchObject({ status: "success", key: expect.stringMatching(/^content2-/) });
    expect(await ended(forward.forward({ phone: "1", email: "a@b.c" }))).toMatchObject({
      status: "duplicate",
    });
    expect(await ended(forward.forward({ phone: "2", email: "a@b.c" }))).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(2);
  });

  it("is told to be absent where the rule `key` finds none, unless the rule says that it may", async () => {
    const { forwarder, ended } = fakeShop();
    const fields = { order_status_id: 8001, email: "email" } as const;
    for (const lead of [{ email: "ann@example.com" }, { email: "ben@example.com", id: " " }]) {
      const rules = { version: 1, key: "id", fields } as const;
      expect(await ended(forwarder({ rules }).forward(lead))).toMatchObject({
        status: "success",
        issues: [{ code: "key_absent", level: "warning", path: "key" }],
      });
      const optional = { version: 1, key: { path: "id", required: false }, fields } as const;
      expect(await ended(forwarder({ rules: optional }).forward(lead))).toMatchObject({
        issues: [],
      });
    }
  });

  it("is missed, and nothing is sent, where the caller wants one", async () => {
    const { forwarder, account, ended } = fakeShop();
    const result = await ended(forwarder({ identity: { withoutKey: "reject" } }).forward({ email: "a@b.c" }));
    expect(result).toMatchObject({ status: "error", retryable: false, issues: [{ code: "key_missing" }] });
    expect(account.requests).toHaveLength(0);
  });

  it("is another one for each delivery where the caller wants an order of each", async () => {
    const { forwarder, account, ended } = fakeShop();
    const forward = forwarder({ identity: { withoutKey: "unique" } });
    for (let time = 0; time < 2; time += 1) await ended(forward.forward({ email: "a@b.c" }));
    expect(account.orders).toHaveLength(2);
  });

  it("of one source is not that of another: a namespace distinguishes them", async () => {
    const { forwarder, account, ended, clock } = fakeShop();
    const store = memoryStore({ testing: { clock } });
    await ended(forwarder({ store, namespace: "woo" }).forward({ id: "1" }));
    expect(await ended(forwarder({ store, namespace: "tilda" }).forward({ id: "1" }))).toMatchObject({
      status: "success",
    });
    expect(account.orders.map(({ extra_field_1 }) => extra_field_1)).toEqual([
      signed("woo:1"),
      signed("tilda:1"),
    ]);
  });
});

describe("what cannot be a key", () => {
  it("is reported and not sent, where programs wrote out that there is no id", async () => {
    const { forwarder, account, ended } = fakeShop();
    const forward = forwarder();
    const ids = ["0", "null", "undefined", "NaN", "[object Object]", "{{id}}", "-", "true", " Null "];
    for (const id of ids) {
      const result = await ended(forward.forward({ id, email: "a@b.c" }));
      expect(result).toMatchObject({ status: "error", fault: "lead", issues: [{ code: "key_placeholder" }] });
      expect(await ended(forward.forward({}, { key: id }))).toMatchObject({ status: "error" });
    }
    expect(account.requests).toEqual([]);
  });

  it("is reported and not sent where the rule `key` reads it, whatever the mapping makes of it in a field", async () => {
    const { forwarder, account, ended } = fakeShop();
    const fields = { order_status_id: { value: 8001 }, email: "email" };
    const forward = forwarder({ rules: { version: 1, key: "id", fields } });
    for (const id of [0, "0", "null", "undefined", "NaN", "[object Object]", "{{id}}", "%%id%%", "-"]) {
      const result = await ended(forward.forward({ id, email: "a@example.com" }));
      expect(result).toMatchObject({ status: "error", fault: "lead", issues: [{ code: "key_placeholder" }] });
    }
    expect(account.requests).toEqual([]);
  });

  it("is a number that JSON cannot hold: several ids would be one", async () => {
    const { forwarder, ended, account } = fakeShop();
    const forward = forwarder();
    for (const key of [Number("9007199254740993"), 2 ** 60, -(2 ** 53)]) {
      const result = await ended(forward.forward({}, { key }));
      expect(result).toMatchObject({ status: "error", issues: [{ code: "key_unsafe" }] });
    }
    expect(await ended(forward.forward({}, { key: 1001 }))).toMatchObject({ status: "success", key: "1001" });
    const key = 9_007_199_254_740_993n;
    expect(await ended(forward.forward({}, { key }))).toMatchObject({ key: "9007199254740993" });
    expect(account.orders).toHaveLength(2);
  });

  it("is anything but a text or a number, a broken letter, and 10 MB", async () => {
    const { forwarder, ended, account } = fakeShop();
    const { forward } = forwarder();
    for (const key of [{}, [7], true, Number.NaN, 1.5, Symbol("x"), "a\ud800", "\udfff", "x".repeat(1e7)]) {
      const result = await ended(Reflect.apply(forward, undefined, [{}, { key }]));
      expect(result).toMatchObject({ status: "error", issues: [{ code: "key_invalid" }] });
    }
    expect(account.requests).toEqual([]);
  });
});

describe("keys that look different", () => {
  it("are one where only spaces, or the Unicode form of a letter, differ", async () => {
    const { forwarder, ended, account } = fakeShop();
    const forward = forwarder();
    for (const [one, other] of [
      ["77", "77 "],
      ["\u00e9", "e\u0301"],
      ["A  1", "A\t1"],
    ] as const) {
      expect(await ended(forward.forward({}, { key: one }))).toMatchObject({ status: "success" });
      expect(await ended(forward.forward({ id: other }))).toMatchObject({ status: "duplicate" });
    }
    expect(account.orders).toHaveLength(3);
  });

  it("are none where they are blank: the content is the key then", async () => {
    const { forwarder, ended } = fakeShop();
    const forward = forwarder();
    for (const key of ["", "  ", "\u200b"]) {
      const result = await ended(forward.forward({ email: `${key.length}@b.c` }, { key }));
      expect(result).toMatchObject({ status: "success", key: expect.stringMatching(/^content2-/) });
    }
  });

  it("are never those of a lead without a key, whatever a sender passes as one", async () => {
    const { forwarder, ended, account } = fakeShop();
    const forward = forwarder();
    const first = await ended(forward.forward({ email: "a@b.c" }));
    const id = "key" in first ? first.key : undefined;
    expect(await ended(forward.forward({ id, email: "x@b.c" }))).toMatchObject({ status: "success" });
    expect(account.orders.map(({ extra_field_1 }) => extra_field_1?.slice(0, 5))).toEqual(["lead~", "lead*"]);
  });

  it("are those of different contents where a map and a list of pairs look alike", async () => {
    const { forwarder, ended, account } = fakeShop();
    const forward = forwarder({ rules: bare });
    for (const data of [{ "1": 2 }, [["1", 2]], { "": [["1", 2]] }]) {
      expect(await ended(forward.forward({ data }))).toMatchObject({ status: "success" });
    }
    expect(account.orders).toHaveLength(3);
  });

  it("are one for contents that differ only in what is to be ignored", async () => {
    const { forwarder, ended, account } = fakeShop();
    const forward = forwarder({ rules: bare, identity: { withoutKey: { ignore: ["sent_at", "attempt"] } } });
    const lead = (attempt: number) => ({ data: { a: 1, attempt }, sent_at: attempt * 60 });
    expect(await ended(forward.forward(lead(1)))).toMatchObject({ status: "success" });
    expect(await ended(forward.forward(lead(2)))).toMatchObject({ status: "duplicate" });
    expect(account.orders).toHaveLength(1);
  });
});

/** Orders that are all alike, without a key. */
const bare: LeadMapper = {
  map: () => ({
    status: "order",
    key: undefined,
    order: { order_status_id: 8001, date_add: 1_764_000_000 },
    issues: [],
  }),
};

describe("the place of the marker", () => {
  it("may be one of the account's text fields", async () => {
    const { forwarder, account, ended, calls } = fakeShop();
    account.faults.inject("answer-lost", { method: "addOrder" });
    const known = { extraFields: [{ id: 101, name: "UTM", editorType: "text", options: [] }] };
    const options = { marker: "deal_cf_101", account: { ...nothing, ...known } } as const;
    expect(await ended(forwarder(options).forward({ id: "1" }))).toMatchObject({ status: "success" });
    expect(account.orders[0]?.custom_extra_fields).toEqual({ "101": signed("lead:1") });
    expect(calls("addOrder")).toBe(1);
  });

  it("is refused where Base would not keep the marker: nothing is sent", async () => {
    const { forwarder, account, ended } = fakeShop();
    const select = { extraFields: [{ id: 102, name: "Gift wrap", editorType: "select", options: ["yes"] }] };
    for (const marker of ["deal_cf_102", "deal_cf_999"] as const) {
      const result = await ended(
        forwarder({ marker, account: { ...nothing, ...select } }).forward({ id: "1" }),
      );
      expect(result).toMatchObject({ status: "error", issues: [{ code: "marker_field_unusable" }] });
    }
    expect(account.requests).toHaveLength(0);
  });

  it("is refused where the rules fill it: nothing is sent", async () => {
    const { forwarder, account, ended } = fakeShop();
    const result = await ended(
      forwarder({ marker: "extra_field_1" }).forward({ id: "1", extra_field_1: "mine" }),
    );
    expect(result).toMatchObject({
      status: "error",
      fault: "setup",
      issues: [{ code: "marker_field_taken" }],
    });
    expect(account.requests).toHaveLength(0);
  });

  it("may be nowhere: a lost answer then stays unknown, and forwarding again sends again", async () => {
    const { forwarder, account, ended } = fakeShop();
    account.faults.inject("answer-lost", { method: "addOrder" });
    const forward = forwarder({ marker: false });
    expect(await ended(forward.forward({ id: "1" }))).toMatchObject({ status: "unknown" });
    expect(await ended(forward.reconcile())).toMatchObject([{ status: "unknown", key: "1" }]);
    expect(account.orders).toHaveLength(1);
    expect(await ended(forward.forward({ id: "1" }))).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(2);
  });
});

it("options that cannot be are refused at once, by name", () => {
  const { forwarder } = fakeShop();
  expect(() => forwarder({ namespace: "a:b" })).toThrow("`namespace`");
  expect(() => forwarder({ tuning: { settleMs: 0 } })).toThrow("`tuning.settleMs`");
  expect(() => forwarder({ tuning: { leaseMs: Number.NaN } })).toThrow("`tuning.leaseMs`");
});

const nothing = { statuses: [], sources: [], extraFields: [], catalogs: [], warehouses: [], priceGroups: [] };
