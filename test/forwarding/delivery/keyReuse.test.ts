import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outcomeOf } from "../../../src/forwarding/contract/forwardResult.ts";
import { isRejected, signBuyer, toDuplicate } from "../../../src/forwarding/delivery/keyReuse.ts";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import { memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { sha256Text } from "../../../src/shared/runtime/hash.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

const ann = { id: "1", email: "ann@example.com" };
const ben = { id: "1", email: "ben@example.com" };
const cleo = { id: "1", email: "cleo@example.com" };

describe("a key that another lead has", () => {
  it("makes an error of another buyer's lead, and an event names both: it is not lost silently", async () => {
    const { forwarder, ended, account, events } = fakeShop();
    const forward = forwarder();
    await ended(forward.forward(ann));
    const orderId = account.orders[0]?.order_id;
    const result = await ended(forward.forward(ben));
    expect(result).toMatchObject({ status: "error", fault: "lead" });
    expect(result).toMatchObject({ issues: [{ level: "error", code: "key_reused", path: "key" }] });
    const [event] = events.filter(({ type }) => type === "key_reused");
    expect(event).toMatchObject({ key: "1", orderId });
    const fingerprints = event?.type === "key_reused" ? event.fingerprints : [];
    expect(new Set(fingerprints).size).toBe(2);
    expect(JSON.stringify([result, events])).not.toMatch(/ann@|ben@/);
  });

  it("makes a duplicate that says so where the address was corrected: the order in Base has the old one", async () => {
    const { forwarder, ended, account } = fakeShop();
    const fields = { order_status_id: 8001, email: "email", delivery_city: "city" } as const;
    const forward = forwarder({ rules: { version: 1, key: "id", fields } });
    await ended(forward.forward({ ...ann, city: "Lviv" }));
    expect(await ended(forward.forward({ ...ann, city: "Lviv" }))).toMatchObject({ issues: [] });
    const corrected = await ended(forward.forward({ ...ann, city: "Kyiv" }));
    expect(corrected).toMatchObject({ status: "duplicate", issues: [{ code: "key_reused" }] });
    expect(account.orders).toMatchObject([{ delivery_city: "Lviv" }]);
  });

  it("is an error of the same buyer's other order too where the caller wants that", async () => {
    const { forwarder, ended } = fakeShop();
    const forward = forwarder({ identity: { onKeyReuse: "reject" } });
    await ended(forward.forward(ann));
    expect(await ended(forward.forward(ann))).toMatchObject({ status: "duplicate", issues: [] });
    const result = await ended(forward.forward({ ...ann, phone: "+380671234567" }));
    expect(result).toMatchObject({ status: "error", fault: "lead", issues: [{ code: "key_reused" }] });
    expect(outcomeOf(result)).toMatchObject({
      action: "reject",
      message: expect.stringContaining("came first under this key"),
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

  it("is the same buyer's who leaves only a phone number, then both contacts, then only the e-mail", async () => {
    const { forwarder, ended, account } = fakeShop();
    const forward = forwarder();
    const phone = "+380671234567";
    await ended(forward.forward({ id: "1", phone }));
    for (const contacts of [{ phone, email: "ann@example.com" }, { email: "ann@example.com" }]) {
      const again = await ended(forward.forward({ id: "1", ...contacts }));
      expect(again).toMatchObject({ status: "duplicate", issues: [{ code: "key_reused" }] });
    }
    const other = await ended(forward.forward({ id: "1", email: "ben@example.com", phone: "0501112233" }));
    expect(other).toMatchObject({ status: "error", issues: [{ level: "error", code: "key_reused" }] });
    expect(account.orders).toHaveLength(1);
  });

  it("is another buyer's exactly where no contact links the two, in whatever order they came", async () => {
    const contact = fc.record({
      email: fc.option(fc.constantFrom("a", "b", "c", "d"), { nil: undefined }),
      phone: fc.option(fc.constantFrom("671111111", "672222222", "673333333"), { nil: undefined }),
    });
    const secret = "same";
    const sign = async (text: string) => secret + (await sha256Text(text)).slice(0, 18);
    const order = { order_status_id: 1, date_add: 1 };
    const leads = fc.array(contact, { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(contact, leads, async (first, more) => {
        const all = [first, ...more];
        const linked = new Set([first]);
        for (let before = 0; before < linked.size; ) {
          before = linked.size;
          for (const lead of all) {
            const shares = [...linked].some(
              ({ email, phone }) =>
                (email !== undefined && email === lead.email) ||
                (phone !== undefined && phone === lead.phone),
            );
            if (shares) linked.add(lead);
          }
        }
        const signed = await Promise.all(all.map((lead) => signBuyer({ sign }, { ...order, ...lead })));
        const [firstHash] = signed;
        const buyers = signed.filter((hash) => hash !== undefined);
        for (const [place, lead] of all.entries()) {
          const hash = signed[place];
          const isRefused = isRejected(
            { onKeyReuse: "rejectBuyer" },
            { buyer: hash, entry: undefined },
            { buyer: firstHash, buyers },
          );
          expect(isRefused).toBe(firstHash !== undefined && hash !== undefined && !linked.has(lead));
        }
      }),
    );
  });

  it("compares a hash of one contact, as records had it, with each contact of a lead", () => {
    const now = { buyer: `name${"e".repeat(18)}${"p".repeat(18)}`, entry: undefined };
    const isRefused = (buyer: string) => isRejected({ onKeyReuse: "rejectBuyer" }, now, { buyer });
    expect(isRefused(`name${"e".repeat(18)}`)).toBe(false);
    expect(isRefused(`name${"p".repeat(18)}`)).toBe(false);
    expect(isRefused(`name${"x".repeat(18)}`)).toBe(true);
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
    expect(other).toMatchObject({ status: "error", issues: [{ level: "error", code: "key_reused" }] });
    expect(account.orders).toHaveLength(1);
  });

  it("is told to a lead that comes while the one that has the order comes once more", async () => {
    const { forwarder, ended, account } = fakeShop();
    const forward = forwarder();
    await ended(forward.forward(ann));
    const [same, other] = await ended(Promise.all([forward.forward(ann), forward.forward(ben)]));
    expect(same).toMatchObject({ status: "duplicate", issues: [] });
    expect(other).toMatchObject({ status: "error", issues: [{ level: "error", code: "key_reused" }] });
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

  describe("whose order is open", () => {
    /** The answer of Ann's order was lost, or with `isLost` the request, and nothing could be read. */
    const begin = async ({
      isLost = false,
      ...given
    }: { isLost?: boolean } & Pick<ForwarderOptions, "register"> = {}) => {
      const shop = fakeShop();
      const store = memoryStore({ testing: { clock: shop.clock } });
      const open = () => shop.forwarder({ store, ...given });
      shop.account.faults.inject(isLost ? "request-lost" : "answer-lost", { method: "addOrder" });
      const outage = shop.account.faults.inject("bad-gateway", { method: "getOrders", probability: 1 });
      expect(await shop.ended(open().forward(ann))).toMatchObject({ status: "unknown" });
      return { ...shop, open, outage };
    };
    const rejected = { status: "error", fault: "lead", issues: [{ level: "error", code: "key_reused" }] };

    it.each([
      ["found", false, 1],
      ["sent, as it is not there", true, 2],
    ])("has that order %s first, and then an error for the other buyer", async (_, isLost, sends) => {
      const { open, outage, ended, account, calls } = await begin({ isLost });
      outage.remove();
      expect(await ended(open().forward(ben))).toMatchObject(rejected);
      expect(account.orders).toMatchObject([{ email: "ann@example.com" }]);
      expect(calls("addOrder")).toBe(sends);
      expect(await ended(open().forward(ann))).toMatchObject({ status: "duplicate", issues: [] });
    });

    it("says to the other buyer's lead to retry where that order is not certain yet", async () => {
      const { open, outage, ended, account } = await begin();
      const result = await ended(open().forward(ben));
      expect(result).toMatchObject({ status: "error", fault: "temporary", retryable: true });
      expect(outcomeOf(result)).toMatchObject({
        message: expect.stringContaining("An earlier lead had"),
      });
      outage.remove();
      expect(await ended(open().forward(ben))).toMatchObject(rejected);
      expect(account.orders).toHaveLength(1);
    });

    it("is not shared by another buyer's lead that comes while `reconcile` looks for it", async () => {
      const { open, outage, ended } = await begin();
      outage.remove();
      const forwarder = open();
      const [found, other] = await ended(Promise.all([forwarder.reconcile(), forwarder.forward(ben)]));
      expect(found).toMatchObject([{ status: "success", key: "1" }]);
      expect(other).toMatchObject(rejected);
    });

    it("leaves each buyer an entry of its own", async () => {
      const register = memoryRegister();
      const { open, outage, ended, account } = await begin({ register });
      outage.remove();
      const forwarder = open();
      await ended(forwarder.forward(ben));
      const orderId = account.orders[0]?.order_id;
      const { entries } = await forwarder.register.list();
      expect(entries.map(({ status, key }) => [status, key])).toEqual([
        ["error", "1"],
        ["success", "1"],
      ]);
      expect(entries).toMatchObject([{ leadKept: true, issues: [{ code: "key_reused" }] }, { orderId }]);
    });
  });

  describe("in a register", () => {
    const begin = () => {
      const { forwarder: open, ...shop } = fakeShop();
      const lines: string[] = [];
      const log = (level: string) => (message: string) => lines.push(`${level}: ${message}`);
      const logger = { info: log("info"), warn: log("warn"), error: log("error") };
      const register = memoryRegister({ testing: { clock: shop.clock } });
      const forwarder = open({ register, baselinker: shop.client(undefined, logger) });
      /** One lead after the other, a second apart. */
      const forwardAll = async (...leads: readonly object[]) => {
        const results = [];
        for (const lead of leads) {
          results.push(await shop.ended(forwarder.forward(lead)));
          await shop.clock.advance(1_000);
        }
        return results;
      };
      return { ...shop, open, forwarder, forwardAll, lines };
    };

    it("is an error of its own with the lead kept, and a line in the log; the first one stays as it is", async () => {
      const { forwarder, forwardAll, account, lines } = begin();
      await forwardAll(ann, ben, ann);
      const { entries } = await forwarder.register.list();
      expect(entries).toMatchObject([
        { status: "error", key: "1", fault: "lead", leadKept: true, issues: [{ code: "key_reused" }] },
        { status: "success", key: "1", orderId: account.orders[0]?.order_id, repeats: 1 },
      ]);
      expect(await forwarder.register.get(entries[0]?.id ?? "", { lead: true })).toMatchObject({ lead: ben });
      expect(lines.filter((line) => line.startsWith("error"))).toMatchObject([
        expect.stringMatching(/lead 1: error after .*key_reused at key$/),
      ]);
    });

    it("is a warning in the log where the same buyer orders something else", async () => {
      const { forwarder, forwardAll, lines } = begin();
      await forwardAll(ann, { ...ann, phone: "+380671234567" });
      const { entries } = await forwarder.register.list();
      expect(entries).toMatchObject([{ status: "differs" }, { status: "success", repeats: 0 }]);
      expect(lines.at(-1)).toMatch(/^warn: .*lead 1: duplicate after .*key_reused at key/);
    });

    it("is a warning in the result and in the log where the first buyer was erased: nothing distinguishes them", async () => {
      const { forwarder, forwardAll, lines } = begin();
      const [first] = await forwardAll(ann);
      await forwarder.register.erase(first?.entryId ?? "");
      const [, other] = await forwardAll(ann, ben);
      expect(other).toMatchObject({
        status: "duplicate",
        issues: [{ level: "warning", code: "key_erased" }],
      });
      expect(lines.at(-1)).toMatch(/^warn: .*lead 1: duplicate after .*key_erased at key/);
    });

    it("becomes an order by resend once the rule `key` is corrected", async () => {
      const { open, ended, account, clock } = begin();
      const register = memoryRegister({ testing: { clock } });
      const store = memoryStore({ testing: { clock } });
      const rules = (key: string) => ({
        rules: { version: 1, key, fields: { order_status_id: 8001, email: "email" } } as const,
      });
      const before = open({ register, store, ...rules("id") });
      for (const lead of [ann, ben]) await ended(before.forward(lead));
      const after = open({ register, store, ...rules("email") });
      const [entry] = (await after.register.list({ status: "error" })).entries;
      expect(await ended(after.resend(entry?.id ?? ""))).toMatchObject({ status: "success" });
      expect(account.orders.map(({ email }) => email)).toEqual(["ann@example.com", "ben@example.com"]);
    });

    it("knows by its entry that it is the key's own, though today's rules read another contact", async () => {
      const { open, ended, account, clock } = begin();
      const register = memoryRegister({ testing: { clock } });
      const store = memoryStore({ testing: { clock } });
      const rules = (email: string) => ({
        rules: { version: 1, key: "id", fields: { order_status_id: 8001, email } } as const,
      });
      const lead = { id: "1", email: "office@example.com", buyer: "ann@example.com" };
      account.faults.inject("answer-lost", { method: "addOrder" });
      const outage = account.faults.inject("bad-gateway", { method: "getOrders", probability: 1 });
      const { entryId = "" } = await ended(open({ register, store, ...rules("email") }).forward(lead));
      outage.remove();
      const after = open({ register, store, ...rules("buyer") });
      expect(await ended(after.resend(entryId))).toMatchObject({ status: "success" });
      expect(account.orders).toMatchObject([{ email: "office@example.com" }]);
    });

    it("takes nothing from a buyer whose own lead failed before under the key", async () => {
      const { forwarder, forwardAll, ended, account } = begin();
      account.faults.inject("error", { method: "addOrder", code: "ERROR_STORAGE_ID" });
      const [first] = await forwardAll(ann, ben);
      if (first?.status !== "error") throw new Error("Base refused it.");
      const { entries } = await forwarder.register.list();
      expect(entries).toMatchObject([{ status: "success" }, { id: first.entryId, status: "error" }]);
      expect(await ended(forwarder.resend(first.entryId ?? ""))).toMatchObject({
        status: "error",
        issues: [{ code: "key_reused" }],
      });
      expect(account.orders).toMatchObject([{ email: "ben@example.com" }]);
      expect(entries.map(({ leadKept }) => leadKept)).toEqual([false, true]);
    });
  });

  it("is not taken for reused only because the token, and so the hashes, are new", async () => {
    const { forwarder, ended, clock } = fakeShop();
    const store = memoryStore({ testing: { clock } });
    for (const markerSecret of ["one", "two", "three", "four"]) {
      const result = await ended(forwarder({ store, identity: { markerSecret } }).forward(ann));
      expect(result).toMatchObject({ status: markerSecret === "one" ? "success" : "duplicate", issues: [] });
    }
  });

  it("is not called a mistake in the rules for buyers who were hashed under an earlier secret", () => {
    const lead = { key: "1", issues: [], fingerprint: "now~of this lead" };
    const { emit } = { emit: () => {} };
    const duplicateOf = (...buyers: string[]) =>
      toDuplicate({ emit, onKeyReuse: "rejectBuyer" }, lead, {
        orderId: 8,
        fingerprint: "now~of another",
        buyers,
      });
    expect(duplicateOf("now~a", "now~b", "now~c")).toMatchObject({ status: "error", fault: "setup" });
    expect(duplicateOf("old~a", "old~b", "now~a")).toMatchObject({ status: "duplicate", orderId: 8 });
    const [phone, email] = ["p".repeat(18), "e".repeat(18)];
    const ofOne = [`now~${phone}`, `now~${phone}${email}`, `now~${email}`];
    expect(duplicateOf(...ofOne)).toMatchObject({ status: "duplicate", orderId: 8 });
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

describe("another order of the same buyer under a key", () => {
  const begin = (identity: ForwarderOptions["identity"] = {}, keepLeads: "failed" | "none" = "failed") => {
    const shop = fakeShop();
    const register = memoryRegister({ keepLeads, testing: { clock: shop.clock } });
    const store = memoryStore({ testing: { clock: shop.clock } });
    const forwarder = shop.forwarder({ register, store, identity });
    const forward = async (lead: object) => {
      const result = await shop.ended(forwarder.forward(lead));
      await shop.clock.advance(1_000);
      return result;
    };
    const entries = async () => (await forwarder.register.list()).entries;
    return { ...shop, forwarder, forward, entries, store };
  };
  const other = { ...ann, phone: "+380671234567" };

  it("is kept in an entry of its own, one for each order however often it comes, and names the first order", async () => {
    const { forward, forwarder, entries, account } = begin();
    await forward(ann);
    const orderId = account.orders[0]?.order_id ?? 0;
    const told = await forward(other);
    expect(told).toMatchObject({ status: "duplicate", orderId, key: "1", issues: [{ code: "key_reused" }] });
    expect(await forward(other)).toMatchObject({ status: "duplicate", entryId: told.entryId });
    await forward({ ...ann, phone: "0501112233" });
    await forward(ann);
    expect(await entries()).toMatchObject([
      { status: "differs", orderId, key: "1", leadKept: true, repeats: 0, issues: [{ code: "key_reused" }] },
      { status: "differs", orderId, key: "1", leadKept: true, repeats: 1, id: told.entryId },
      { status: "success", orderId, key: "1", repeats: 1 },
    ]);
    const { by, waiting } = await forwarder.register.stats();
    expect([by.differs, by.success, waiting]).toEqual([2, 1, 0]);
    expect(await forwarder.register.list({ status: "differs" })).toMatchObject({ entries: [{}, {}] });
    expect((await forwarder.register.findByOrder(orderId))?.status).toBe("success");
    expect(await forwarder.register.get(told.entryId ?? "", { lead: true })).toMatchObject({ lead: other });
    expect(account.orders).toHaveLength(1);
  });

  it("names the first order also where its own lead came later", async () => {
    const { forward, forwarder, ended, account, clock } = begin();
    // It was received earlier, and is delivered after the other.
    const { id } = await forwarder.receive(other);
    await clock.advance(1_000);
    await forward(ann);
    const stop = new AbortController();
    const working = forwarder.work({ signal: stop.signal });
    await clock.advance(2_000);
    stop.abort();
    await ended(working);
    expect(await forwarder.register.get(id)).toMatchObject({ status: "differs" });
    const orderId = account.orders[0]?.order_id ?? 0;
    expect(await forwarder.register.findByOrder(orderId)).toMatchObject({ status: "success" });
  });

  it("is kept also where both come at once", async () => {
    const { forwarder, ended, entries, account } = begin();
    account.faults.inject("slow", { method: "addOrder", afterMs: 1_000 });
    await ended(Promise.all([forwarder.forward(ann), forwarder.forward(other)]));
    expect((await entries()).map(({ status }) => status).sort()).toEqual(["differs", "success"]);
  });

  it("becomes an order of its own where a person says so, once, and its repeats are that order's", async () => {
    const { forward, forwarder, ended, entries, account } = begin();
    await forward(ann);
    const { entryId = "" } = await forward(other);
    const first = account.orders[0]?.order_id;
    expect(await ended(forwarder.resend(entryId))).toMatchObject({
      status: "duplicate",
      orderId: first,
      key: "1",
    });
    expect(account.orders).toHaveLength(1);
    const made = await ended(forwarder.resend(entryId, { as: "new" }));
    const second = account.orders[1]?.order_id;
    expect(made).toMatchObject({ status: "success", orderId: second, entryId });
    expect(await ended(forwarder.resend(entryId, { as: "new" }))).toMatchObject({
      status: "duplicate",
      orderId: second,
    });
    expect(await forward(other)).toMatchObject({ status: "duplicate", orderId: first, entryId });
    expect(await entries()).toMatchObject([
      { status: "success", orderId: second, repeats: 1 },
      { status: "success", orderId: first },
    ]);
    expect(account.orders).toHaveLength(2);
    expect(new Set(account.orders.map(({ extra_field_1 }) => extra_field_1)).size).toBe(2);
  });

  it("made an order of its own is one order also where the answer is lost and two people ask for it", async () => {
    const { forward, forwarder, ended, account } = begin();
    await forward(ann);
    const { entryId = "" } = await forward(other);
    account.faults.inject("answer-lost", { method: "addOrder" });
    const both = [forwarder.resend(entryId, { as: "new" }), forwarder.resend(entryId, { as: "new" })];
    const orderIds = (await ended(Promise.all(both))).map((result) => "orderId" in result && result.orderId);
    expect(new Set(orderIds)).toEqual(new Set([account.orders[1]?.order_id]));
    expect(account.orders).toHaveLength(2);
  });

  it("can be discarded and erased", async () => {
    const { forward, forwarder, account } = begin();
    await forward(ann);
    const { entryId = "" } = await forward(other);
    await forwarder.register.discard(entryId);
    expect(await forwarder.register.get(entryId)).toMatchObject({ status: "discarded", leadKept: false });
    const { entryId: again = "" } = await forward(other);
    expect(await forwarder.register.eraseWhere((lead) => JSON.stringify(lead).includes("380671234567"))).toBe(
      1,
    );
    expect(await forwarder.register.get(again)).toBeUndefined();
    expect(await forward(ann)).toMatchObject({ status: "duplicate", issues: [] });
    expect(account.orders).toHaveLength(1);
  });

  it("is an error, as before, where the caller wants no reuse, and has an entry without a lead where none is kept", async () => {
    const strict = begin({ onKeyReuse: "reject" });
    await strict.forward(ann);
    await strict.forward(other);
    expect((await strict.entries()).map(({ status }) => status)).toEqual(["error", "success"]);
    const { forward, entries, forwarder, ended } = begin({}, "none");
    await forward(ann);
    const { entryId = "" } = await forward(other);
    expect((await entries()).map(({ status, leadKept }) => [status, leadKept])).toEqual([
      ["differs", false],
      ["success", false],
    ]);
    const result = await ended(forwarder.resend(entryId, { as: "new" }));
    expect(result).toMatchObject({ status: "error", issues: [{ code: "lead_not_kept" }] });
  });
});
