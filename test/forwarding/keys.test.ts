import { describe, expect, it } from "vitest";
import { memoryStore } from "../../src/forwarding/memoryStore.ts";
import { fakeShop } from "./fakeShop.ts";

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
    expect(first).toMatchObject({ status: "success", key: expect.stringMatching(/^content-/) });
    expect(await ended(forward.forward({ phone: "1", email: "a@b.c" }))).toMatchObject({
      status: "duplicate",
    });
    expect(await ended(forward.forward({ phone: "2", email: "a@b.c" }))).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(2);
  });

  it("is missed, and nothing is sent, where the caller wants one", async () => {
    const { forwarder, account, ended } = fakeShop();
    const result = await ended(forwarder({ withoutKey: "reject" }).forward({ email: "a@b.c" }));
    expect(result).toMatchObject({ status: "error", retryable: false, issues: [{ code: "key_missing" }] });
    expect(account.requests).toHaveLength(0);
  });

  it("is another one for each delivery where the caller wants an order of each", async () => {
    const { forwarder, account, ended } = fakeShop();
    const forward = forwarder({ withoutKey: "unique" });
    for (let time = 0; time < 2; time += 1) await ended(forward.forward({ email: "a@b.c" }));
    expect(account.orders).toHaveLength(2);
  });

  it("of one source is not that of another: a namespace tells them apart", async () => {
    const { forwarder, account, ended, clock } = fakeShop();
    const store = memoryStore({ clock });
    await ended(forwarder({ store, namespace: "woo" }).forward({ id: "1" }));
    expect(await ended(forwarder({ store, namespace: "tilda" }).forward({ id: "1" }))).toMatchObject({
      status: "success",
    });
    expect(account.orders.map(({ extra_field_1 }) => extra_field_1)).toEqual(["woo:1", "tilda:1"]);
  });
});

describe("the place of the marker", () => {
  it("may be one of the account's text fields", async () => {
    const { forwarder, account, ended, calls } = fakeShop();
    account.faults.inject("answer-lost", { method: "addOrder" });
    const known = { extraFields: [{ id: 101, name: "UTM", editorType: "text", options: [] }] };
    const options = { marker: "deal_cf_101", account: { ...nothing, ...known } } as const;
    expect(await ended(forwarder(options).forward({ id: "1" }))).toMatchObject({ status: "success" });
    expect(account.orders[0]?.custom_extra_fields).toEqual({ "101": "lead:1" });
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
      retryable: false,
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
  expect(() => forwarder({ settleMs: 0 })).toThrow("`settleMs`");
  expect(() => forwarder({ leaseMs: Number.NaN })).toThrow("`leaseMs`");
});

const nothing = { statuses: [], sources: [], extraFields: [], catalogs: [], warehouses: [], priceGroups: [] };
