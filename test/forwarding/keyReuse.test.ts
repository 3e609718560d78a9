import { describe, expect, it } from "vitest";
import { outcomeOf } from "../../src/forwarding/forwardResult.ts";
import { toDuplicate } from "../../src/forwarding/keyReuse.ts";
import { memoryStore } from "../../src/forwarding/memoryStore.ts";
import { fakeShop } from "./fakeShop.ts";

const ann = { id: "1", email: "ann@example.com" };
const ben = { id: "1", email: "ben@example.com" };
const cleo = { id: "1", email: "cleo@example.com" };

describe("a key that another lead has", () => {
  it("makes a duplicate that says so, and an event that names both: the second buyer is not lost silently", async () => {
    const { forwarder, ended, account, events } = fakeShop();
    const forward = forwarder();
    await ended(forward.forward(ann));
    const orderId = account.orders[0]?.order_id;
    const result = await ended(forward.forward(ben));
    expect(result).toMatchObject({
      status: "duplicate",
      orderId,
      issues: [{ code: "key_reused", path: "key" }],
    });
    const [event] = events.filter(({ type }) => type === "key_reused");
    expect(event).toMatchObject({ key: "1", orderId });
    const fingerprints = event?.type === "key_reused" ? event.fingerprints : [];
    expect(new Set(fingerprints).size).toBe(2);
    expect(JSON.stringify([result, events])).not.toMatch(/ann@|ben@/);
  });

  it("makes a duplicate that says so where the address was corrected: the order in Base has the old one", async () => {
    const { forwarder, ended, account } = fakeShop();
    const fields = { order_status_id: 8001, email: "email", delivery_city: "city" } as const;
    const forward = forwarder({ mapper: undefined, rules: { version: 1, key: "id", fields } });
    await ended(forward.forward({ ...ann, city: "Lviv" }));
    expect(await ended(forward.forward({ ...ann, city: "Lviv" }))).toMatchObject({ issues: [] });
    const corrected = await ended(forward.forward({ ...ann, city: "Kyiv" }));
    expect(corrected).toMatchObject({ status: "duplicate", issues: [{ code: "key_reused" }] });
    expect(account.orders).toMatchObject([{ delivery_city: "Lviv" }]);
  });

  it("is an error of the lead where the caller wants that", async () => {
    const { forwarder, ended } = fakeShop();
    const forward = forwarder({ onKeyReuse: "reject" });
    await ended(forward.forward(ann));
    const result = await ended(forward.forward(ben));
    expect(result).toMatchObject({ status: "error", fault: "lead", issues: [{ code: "key_reused" }] });
    expect(outcomeOf(result)).toMatchObject({
      reject: true,
      message: expect.stringContaining("Another lead"),
    });
  });

  it("is a mistake in the rules where three buyers come under it: none of them may be thrown away", async () => {
    const { forwarder, ended, account } = fakeShop();
    const forward = forwarder();
    for (const lead of [ann, ben]) await ended(forward.forward(lead));
    const result = await ended(forward.forward(cleo));
    expect(result).toMatchObject({
      status: "error",
      fault: "setup",
      issues: [{ code: "key_not_unique", path: "key" }],
    });
    expect(await ended(forward.forward(ann))).toMatchObject({ status: "duplicate", issues: [] });
    expect(account.orders).toHaveLength(1);
  });

  it("is told to a lead that comes while the other one is being sent", async () => {
    const { forwarder, ended, account } = fakeShop();
    account.faults.inject("slow", { method: "addOrder", afterMs: 1_000 });
    const forward = forwarder();
    const [first, same, other] = await ended(
      Promise.all([forward.forward(ann), forward.forward({ ...ann }), forward.forward(ben)]),
    );
    const orderId = account.orders[0]?.order_id;
    expect([first, same]).toMatchObject([
      { status: "success", orderId, issues: [] },
      { status: "success", orderId, issues: [] },
    ]);
    expect(other).toMatchObject({ status: "duplicate", orderId, issues: [{ code: "key_reused" }] });
    expect(account.orders).toHaveLength(1);
  });

  it("is told to a lead that comes while the one that has the order comes once more", async () => {
    const { forwarder, ended, account } = fakeShop();
    const forward = forwarder();
    await ended(forward.forward(ann));
    const [same, other] = await ended(Promise.all([forward.forward(ann), forward.forward(ben)]));
    expect(same).toMatchObject({ status: "duplicate", issues: [] });
    expect(other).toMatchObject({ status: "duplicate", issues: [{ code: "key_reused" }] });
    expect(account.orders).toHaveLength(1);
  });

  it("is free for the lead that waited where the other one made no order", async () => {
    const { forwarder, ended, account } = fakeShop();
    account.faults.inject("error", { method: "addOrder", code: "ERROR_STORAGE_ID" });
    const forward = forwarder();
    const [first, other] = await ended(Promise.all([forward.forward(ann), forward.forward(ben)]));
    expect(first).toMatchObject({ status: "error" });
    expect(other).toMatchObject({ status: "success" });
    expect(account.orders).toMatchObject([{ email: "ben@example.com" }]);
  });

  it("is told where the order of the other one was open, and is found only now", async () => {
    const { forwarder, ended, account, clock } = fakeShop();
    const store = memoryStore({ clock });
    account.faults.inject("answer-lost", { method: "addOrder" });
    const outage = account.faults.inject("bad-gateway", { method: "getOrders", probability: 1 });
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({ status: "unknown" });
    outage.remove();
    const orderId = account.orders[0]?.order_id;
    const result = await ended(forwarder({ store }).forward(ben));
    expect(result).toMatchObject({ status: "success", orderId, issues: [{ code: "key_reused" }] });
    expect(account.orders).toHaveLength(1);
  });

  it("is not taken for reused only because the token, and so the hashes, are new", async () => {
    const { forwarder, ended, clock } = fakeShop();
    const store = memoryStore({ clock });
    for (const markerSecret of ["one", "two", "three", "four"]) {
      const result = await ended(forwarder({ store, markerSecret }).forward(ann));
      expect(result).toMatchObject({ status: markerSecret === "one" ? "success" : "duplicate", issues: [] });
    }
  });

  it("is not called a mistake in the rules for buyers who were hashed under an earlier secret", () => {
    const lead = { key: "1", issues: [], fingerprint: "now~of this lead" };
    const { emit } = { emit: () => {} };
    const duplicateOf = (...buyers: string[]) =>
      toDuplicate({ emit, onKeyReuse: "warn" }, lead, { orderId: 8, fingerprint: "now~of another", buyers });
    expect(duplicateOf("now~a", "now~b", "now~c")).toMatchObject({ status: "error", fault: "setup" });
    expect(duplicateOf("old~a", "old~b", "now~a")).toMatchObject({ status: "duplicate", orderId: 8 });
  });

  it("is not reused by the same lead: neither the date nor a price that changed makes it another one", async () => {
    const { forwarder, ended, clock } = fakeShop();
    const forward = forwarder();
    await ended(forward.forward({ ...ann, phone: "+380 67 123 45 67" }));
    await clock.advance(3_600_000);
    const again = { id: "1", email: " Ann@Example.com", phone: "067 123-45-67" };
    expect(await ended(forward.forward(again))).toMatchObject({ status: "duplicate", issues: [] });
  });
});
