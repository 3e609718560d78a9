import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { ForwarderOptions, LeadMapper } from "../../../src/forwarding/forwarder/options.ts";
import type { RegisterOptions } from "../../../src/forwarding/register/engineRegister.ts";
import type { EntryRows } from "../../../src/forwarding/register/entryRows.ts";
import { memoryEntryRows, memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { sqliteRegister } from "../../../src/forwarding/sqlite/sqliteRegister.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { taking } from "../../contracts/testEntries.ts";
import { sendingLead } from "../../contracts/testLeads.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";
import { registerOn } from "./registerOn.ts";

const folder = mkdtempSync(join(tmpdir(), "register-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

const engines = {
  memory: ({ clock }: ReturnType<typeof fakeShop>, keepLeads?: RegisterOptions["keepLeads"]) => ({
    store: memoryStore({ testing: { clock } }),
    register: memoryRegister({ testing: { clock }, keepLeads, maxLeadBytes: 10_000, maxReceived: 3 }),
  }),
  SQLite({ clock }: ReturnType<typeof fakeShop>, keepLeads?: RegisterOptions["keepLeads"]) {
    files += 1;
    const path = join(folder, `${files}.sqlite`);
    const register = sqliteRegister(path, {
      testing: { clock },
      keepLeads,
      maxLeadBytes: 10_000,
      maxReceived: 3,
    });
    return { store: sqliteStore(path, { testing: { clock } }), register };
  },
};

const ann = { id: "1", email: "ann@example.com" };

/** A mapper whose rules are corrected. */
function correctable(shop: ReturnType<typeof fakeShop>) {
  const state = { ends: "error" as "error" | "skip" | "order", key: undefined as string | undefined };
  const mapper: LeadMapper = {
    map(lead, { receivedAt }) {
      const issue = {
        level: "error",
        code: "no_city",
        path: "fields.city",
        message: "No city.",
        value: "Ann",
      } as const;
      if (state.ends === "error") return { status: "error", issues: [issue] };
      if (state.ends === "skip") return { status: "skip", reason: "A test.", issues: [] };
      const { id, email } = lead as typeof ann;
      const date_add = Math.floor(new Date(receivedAt).getTime() / 1000);
      const order = { order_status_id: 8001, date_add, email };
      return { status: "order", key: state.key ?? id, order, issues: [] };
    },
  };
  return { state, mapper, account: shop.account };
}

describe.each(Object.entries(engines))("a forwarder with a register in %s", (_, engine) => {
  const open = (options: Partial<ForwarderOptions> = {}, keepLeads?: RegisterOptions["keepLeads"]) => {
    const shop = fakeShop();
    const { account, clock, ended, events, calls } = shop;
    const pair = engine(shop, keepLeads);
    const rules = correctable(shop);
    const forwarder = shop.forwarder({ ...pair, ...options });
    const corrected = () => shop.forwarder({ ...pair, ...options, rules: rules.mapper });
    return { shop, account, clock, ended, events, calls, pair, forwarder, rules: rules.state, corrected };
  };

  it("keeps what became of each lead, and nothing of the buyer once it is an order", async () => {
    const { forwarder, ended, account } = open();
    const result = await ended(forwarder.forward(ann, { source: "shopify", deliveryId: "d-1" }));
    expect(result).toMatchObject({ status: "success", entryId: expect.stringMatching(/^ld_/) });
    const { entries } = await forwarder.register.list();
    const orderId = account.orders[0]?.order_id;
    expect(entries).toMatchObject([
      {
        id: result.entryId,
        status: "success",
        namespace: "lead",
        key: "1",
        source: "shopify",
        deliveryId: "d-1",
      },
    ]);
    expect(entries[0]).toMatchObject({ orderId, attempts: 1, repeats: 0, leadKept: false, leadBytes: 36 });
    expect(entries[0]?.history).toMatchObject([{ by: "webhook", status: "success" }]);
    expect(JSON.stringify(await forwarder.register.get(result.entryId ?? "", { lead: true }))).not.toContain(
      "ann@",
    );
  });

  it("counts repeats, and adds no entry", async () => {
    const { forwarder, ended } = open();
    await ended(Promise.all([forwarder.forward(ann), forwarder.forward(ann)]));
    expect(await ended(forwarder.forward(ann))).toMatchObject({ status: "duplicate" });
    const { entries } = await forwarder.register.list();
    expect(entries).toMatchObject([{ status: "success", attempts: 1, repeats: 2 }]);
  });

  it("keeps apart what comes changed while the first one is sent, and counts other repeats", async () => {
    const { forwarder, ended, account } = open();
    account.faults.inject("slow", { method: "addOrder", afterMs: 1_000 });
    await ended(Promise.all([ann, { ...ann }].map((lead) => forwarder.forward(lead))));
    await ended(Promise.all([ann, { ...ann, phone: "+48600000001" }].map((lead) => forwarder.forward(lead))));
    const { entries } = await forwarder.register.list();
    expect(entries).toMatchObject([
      { status: "differs", repeats: 0 },
      { status: "success", repeats: 2 },
    ]);
  });

  it("counts repeats of a lead that fails too, at the same time or later", async () => {
    const { forwarder, ended, account } = open();
    account.faults.inject("error", { method: "addOrder", code: "ERROR_NO_ACCESS", probability: 1 });
    await ended(Promise.all([forwarder.forward(ann), forwarder.forward(ann)]));
    const before = await forwarder.register.list();
    expect(before.entries).toMatchObject([{ status: "error", attempts: 1, repeats: 1 }]);
    await ended(forwarder.forward(ann));
    const after = await forwarder.register.list();
    expect(after.entries).toMatchObject([{ status: "error", attempts: 2, repeats: 2 }]);
  });

  it("gives a rejected lead its own entry, also where it comes with the one that has its key", async () => {
    const { forwarder, ended, account } = open({ identity: { onKeyReuse: "reject" } });
    account.faults.inject("slow", { method: "addOrder", afterMs: 1_000 });
    const leads = [ann, { ...ann, phone: "+48600000001" }];
    const results = await ended(Promise.all(leads.map((lead) => forwarder.forward(lead))));
    const sent = results.findIndex(({ status }) => status === "success");
    expect(await ended(forwarder.forward(leads[sent]))).toMatchObject({
      status: "duplicate",
      entryId: results[sent]?.entryId,
    });
    const { entries } = await forwarder.register.list();
    expect(entries.map(({ status, repeats }) => [status, repeats]).sort()).toEqual([
      ["error", 0],
      ["success", 1],
    ]);
  });

  it("keeps a lead that the rules could not map, and sends it again when they can", async () => {
    const { corrected, ended, rules, account, clock } = open();
    const forwarder = corrected();
    const received = new Date(clock.date() - 3_600_000);
    const { entryId = "" } = await ended(forwarder.forward(ann, { receivedAt: received }));
    const listed = JSON.stringify((await forwarder.register.list({ status: "error" })).entries);
    expect(listed).toContain("no_city");
    expect(listed).not.toMatch(/ann@|Ann/);
    expect(await forwarder.register.get(entryId, { lead: true })).toMatchObject({
      leadKept: true,
      lead: ann,
    });
    rules.ends = "order";
    expect(await ended(forwarder.resend(entryId))).toMatchObject({ status: "success", key: "1", entryId });
    expect(account.orders[0]).toMatchObject({ date_add: Math.floor(received.getTime() / 1000) });
    const entry = await forwarder.register.get(entryId, { lead: true });
    expect(entry).toMatchObject({ status: "success", attempts: 2, leadKept: false });
    expect(entry).not.toHaveProperty("lead");
    expect(entry?.history.map(({ by, status }) => [by, status])).toEqual([
      ["forward", "error"],
      ["resend", "success"],
    ]);
    expect(await forwarder.resend(entryId)).toMatchObject({ status: "duplicate", entryId });
    expect(account.orders).toHaveLength(1);
  });

  it("sends a lead again under the key that it had, whatever the rules say now", async () => {
    const { corrected, ended, rules, account } = open();
    rules.ends = "order";
    account.faults.inject("error", { method: "addOrder", code: "ERROR_UNKNOWN" });
    const forwarder = corrected();
    const result = await ended(forwarder.forward(ann));
    expect(result).toMatchObject({ status: "error", key: "1" });
    rules.key = "another";
    const again = await ended(forwarder.resend(result.entryId ?? ""));
    expect(again).toMatchObject({ status: "success", key: "1" });
    expect(account.orders).toHaveLength(1);
  });

  it.each(["failed", "none"] as const)(
    "names the entry in which a lead is that had failed before, and keeps leads: %s",
    async (keepLeads) => {
      const { forwarder, ended, account } = open({}, keepLeads);
      account.faults.inject("error", { method: "addOrder", code: "ERROR_UNKNOWN", times: 2 });
      const ids = new Set<string | undefined>();
      for (const status of ["error", "error", "success", "duplicate"]) {
        const result = await ended(forwarder.forward(ann));
        expect(result).toMatchObject({ status });
        ids.add(result.entryId);
      }
      const { entries } = await forwarder.register.list();
      expect(entries).toMatchObject([{ status: "success", attempts: 3, repeats: 3 }]);
      expect([...ids]).toEqual([entries[0]?.id]);
    },
  );

  it("keeps none, the failed ones or all of the leads", async () => {
    for (const keepLeads of ["none", "failed", "all"] as const) {
      const { corrected, ended, rules } = open({}, keepLeads);
      const forwarder = corrected();
      await ended(forwarder.forward({ ...ann, id: "bad" }));
      rules.ends = "skip";
      await ended(forwarder.forward({ ...ann, id: "skip" }));
      rules.ends = "order";
      await ended(forwarder.forward({ ...ann, id: "good" }));
      const { entries } = await forwarder.register.list();
      const kept = Object.fromEntries(entries.map(({ status, leadKept }) => [status, leadKept]));
      const isAll = keepLeads === "all";
      expect(kept).toEqual({ error: keepLeads !== "none", skip: isAll, success: isAll });
      if (keepLeads !== "none") continue;
      const failed = entries.find(({ status }) => status === "error");
      const refused = await forwarder.resend(failed?.id ?? "");
      expect(refused).toMatchObject({ status: "error", fault: "lead", issues: [{ code: "lead_not_kept" }] });
      await expect(forwarder.receive(ann)).rejects.toThrow("`receive` keeps leads");
    }
  });

  it("refuses a lead that is too large, and keeps nothing of it", async () => {
    const { forwarder, ended, calls } = open();
    const large = { ...ann, phone: "7".repeat(10_000) };
    expect(await ended(forwarder.forward(large))).toMatchObject({
      status: "error",
      fault: "lead",
      issues: [
        { code: "lead_too_large", message: expect.stringContaining("the register accepts at most 10000") },
      ],
    });
    await expect(forwarder.receive(large)).rejects.toMatchObject({
      code: "REGISTER_REFUSED",
      reason: "lead_too_large",
    });
    expect((await forwarder.register.list()).entries).toEqual([]);
    expect(calls("addOrder")).toBe(0);
  });

  it("refuses to send an order that may exist, unless a person has looked", async () => {
    const { forwarder, ended, account } = open({ marker: false });
    account.faults.inject("request-lost", { method: "addOrder" });
    const lost = await ended(forwarder.forward(ann));
    expect(lost).toMatchObject({ status: "unknown" });
    const id = lost.entryId ?? "";
    expect(await forwarder.register.get(id)).toMatchObject({
      status: "unknown",
      isFinal: true,
      leadKept: true,
    });
    expect(await forwarder.resend(id)).toMatchObject({
      status: "error",
      issues: [{ code: "order_may_exist" }],
    });
    expect(await forwarder.resendAll()).toMatchObject({ count: 0 });
    expect(await forwarder.register.get(id)).toMatchObject({ status: "unknown", attempts: 1 });
    expect(await ended(forwarder.resend(id, { confirmedAbsent: true }))).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(1);
    expect(await forwarder.register.get(id)).toMatchObject({ status: "success", leadKept: false });
  });

  it("keeps a lead that failed when another buyer's order is found under its key", async () => {
    const { forwarder, ended, account } = open();
    account.faults.inject("error", { method: "addOrder", code: "ERROR_NO_ACCESS" });
    const ben = await ended(forwarder.forward({ ...ann, email: "ben@example.com" }));
    account.faults.inject("answer-lost", { method: "addOrder" });
    const blind = account.faults.inject("error", { method: "getOrders", code: "ERROR_NO_ACCESS", times: 9 });
    const second = await ended(forwarder.forward(ann));
    expect([ben.status, second.status]).toEqual(["error", "unknown"]);
    blind.remove();
    const entry = { status: "success", key: "1", entryId: second.entryId };
    expect(await ended(forwarder.reconcile())).toMatchObject([entry]);
    expect(await forwarder.register.get(ben.entryId ?? "")).toMatchObject({
      status: "error",
      leadKept: true,
    });
    const again = await ended(forwarder.resend(ben.entryId ?? ""));
    expect(again).toMatchObject({ status: "error", issues: [{ code: "key_reused" }] });
    const third = await ended(forwarder.forward({ ...ann, email: "eve@example.com" }));
    expect(await forwarder.register.get(third.entryId ?? "")).toMatchObject({ status: "error", key: "1" });
    expect(account.orders).toHaveLength(1);
  });

  it("leaves the leads of another namespace alone", async () => {
    const { shop, pair, corrected, ended, rules, account } = open();
    const { entryId = "" } = await ended(corrected().forward(ann));
    rules.ends = "order";
    const other = shop.forwarder({ ...pair, namespace: "other" });
    await expect(other.resend(entryId)).rejects.toMatchObject({ reason: "other_namespace" });
    expect(await other.resendAll()).toMatchObject({ count: 0 });
    expect(account.orders).toEqual([]);
    expect((await other.register.list()).entries).toMatchObject([{ id: entryId, namespace: "lead" }]);
  });

  it("discards a lead, which nothing sends any more", async () => {
    const { corrected, ended, rules, account } = open();
    const forwarder = corrected();
    const { entryId = "" } = await ended(forwarder.forward(ann));
    await forwarder.register.discard(entryId);
    expect(await forwarder.register.get(entryId)).toMatchObject({ status: "discarded", leadKept: false });
    await expect(forwarder.resend(entryId)).rejects.toMatchObject({ reason: "discarded" });
    rules.ends = "order";
    expect(await forwarder.resendAll()).toMatchObject({ count: 0 });
    const { entryId: success = "" } = await ended(forwarder.forward(ann));
    expect(success).not.toBe(entryId);
    await expect(forwarder.register.discard(success)).rejects.toMatchObject({ reason: "is_success" });
    expect(account.orders).toHaveLength(1);
  });

  it("forgets a buyer in the register and in the store", async () => {
    const { corrected, ended, rules, pair } = open({}, "all");
    const forwarder = corrected();
    await ended(forwarder.forward({ ...ann, id: "bad" }));
    rules.ends = "order";
    await ended(forwarder.forward(ann));
    const { entryId = "" } = await ended(forwarder.forward({ id: "2", email: "bob@example.com" }));
    const isAnn = (lead: unknown) => JSON.stringify(lead).includes("ann@example.com");
    expect(await forwarder.register.eraseWhere(isAnn)).toBe(2);
    expect((await forwarder.register.list()).entries.map(({ id }) => id)).toEqual([entryId]);
    const claim = await pair.store.claim("lead:1", { token: "t", leaseMs: 1_000 });
    expect(claim).toMatchObject({ status: "sent", buyers: [] });
    expect(claim).not.toHaveProperty("fingerprint", expect.anything());
    expect(await forwarder.register.erase(entryId)).toBe(true);
    expect(await forwarder.register.erase(entryId)).toBe(false);
    expect(await forwarder.register.stats()).toMatchObject({ by: { success: 0, error: 0 }, waiting: 0 });
  });

  it("forgets a buyer of whom only the store has a record, and looks in Base when the lead is received again", async () => {
    const { forwarder, ended, pair, account } = open();
    const claim = { token: "t", leaseMs: 60_000 };
    for (const [key, email] of [
      ["1", "ann@example.com"],
      ["2", "bob@example.com"],
    ] as const) {
      const order = { ...sendingLead.order, email };
      await pair.store.claim(`lead:${key}`, claim);
      await pair.store.renew(`lead:${key}`, claim, { ...sendingLead, key, order });
      await pair.store.finish(`lead:${key}`, "t", { state: "open" });
    }
    const isAnn = (lead: unknown) => JSON.stringify(lead).includes("ann@example.com");
    expect(await forwarder.register.eraseWhere(isAnn)).toBe(1);
    expect(await forwarder.register.eraseWhere(isAnn)).toBe(0);
    expect(await pair.store.listOpen()).toEqual(["lead:2"]);
    expect(await ended(forwarder.forward(ann))).toMatchObject({ status: "success" });
    expect(account.requests.map(({ method }) => method)).toContain("getOrders");
  });

  it("sends all again, the oldest first, and stops where the setup is wrong", async () => {
    const { corrected, ended, rules, account, clock } = open();
    const forwarder = corrected();
    for (let id = 1; id <= 7; id += 1) {
      await clock.advance(10);
      await ended(forwarder.forward({ ...ann, id: `${id}` }));
    }
    expect(await forwarder.resendAll({ dryRun: true, limit: 3 })).toMatchObject({
      count: 3,
      by: { error: 0 },
    });
    expect(await forwarder.resendAll({ dryRun: true, fault: "setup" })).toMatchObject({ count: 0 });
    expect(await forwarder.resendAll({ dryRun: true, since: new Date(clock.date() + 1) })).toMatchObject({
      count: 0,
    });
    rules.ends = "order";
    account.faults.inject("error", { method: "addOrder", code: "ERROR_BAD_TOKEN", times: 6 });
    expect(await ended(forwarder.resendAll())).toEqual({
      count: 5,
      by: { success: 0, duplicate: 0, skip: 0, error: 5, unknown: 0 },
      stopped: "ERROR_BAD_TOKEN",
    });
    account.faults.clear();
    const ids = await ended(forwarder.resendAll());
    expect(ids).toEqual({ count: 7, by: { success: 7, duplicate: 0, skip: 0, error: 0, unknown: 0 } });
    expect(account.orders).toHaveLength(7);
  });

  it("works through what was received, the oldest first", async () => {
    const { forwarder, ended, clock, account } = open();
    const received = [];
    for (const id of ["1", "2", "1"]) {
      received.push(await forwarder.receive({ ...ann, id }, { source: "woocommerce" }));
      await clock.advance(10);
    }
    expect(new Set(received.map(({ id }) => id)).size).toBe(3);
    await expect(forwarder.receive(ann)).rejects.toMatchObject({ reason: "full", retryable: true });
    expect(await forwarder.register.stats()).toMatchObject({ waiting: 3, oldestMs: 30, by: { received: 3 } });
    const stop = new AbortController();
    const working = forwarder.work({ signal: stop.signal, concurrency: 1 });
    await clock.advance(60_000);
    stop.abort();
    await ended(working);
    expect(account.orders.map(({ extra_field_1 }) => String(extra_field_1).slice(0, 6))).toEqual([
      "lead:1",
      "lead:2",
    ]);
    const { entries } = await forwarder.register.list();
    expect(entries.map(({ key, status, repeats }) => [key, status, repeats])).toEqual([
      ["2", "success", 0],
      ["1", "success", 1],
    ]);
  });

  it("delivers a lead that it receives for now once, though this process works as well", async () => {
    const { corrected, ended, rules, account, calls, clock } = open();
    rules.ends = "order";
    const forwarder = corrected();
    const working = forwarder.work();
    account.faults.inject("slow", { method: "addOrder", afterMs: 3_000 });
    const { id, ended: end } = await forwarder.receive(ann, { deliver: "now", source: "woo" });
    await clock.advance(2_000);
    expect(calls("addOrder")).toBe(1);
    await ended(forwarder.close());
    await ended(working);
    expect(await end).toMatchObject({ status: "success", entryId: id });
    const entry = await forwarder.register.get(id);
    expect(entry).toMatchObject({ status: "success", leadKept: false, history: [{ by: "webhook" }] });
    expect(await forwarder.register.stats()).toMatchObject({ waiting: 0 });
  });

  it("tries a lead that it received for now and that failed for a while again, by `work`", async () => {
    const { corrected, ended, rules, account, clock } = open();
    rules.ends = "order";
    const forwarder = corrected();
    account.faults.inject("error", { method: "addOrder" });
    const { id, ended: end } = await forwarder.receive(ann, { deliver: "now" });
    expect(await ended(end)).toMatchObject({ status: "error", fault: "temporary", entryId: id });
    const working = forwarder.work();
    await clock.advance(10_000);
    await ended(forwarder.close());
    await ended(working);
    const history = [
      { by: "forward", status: "error" },
      { by: "work", status: "success" },
    ];
    expect(await forwarder.register.get(id)).toMatchObject({ status: "success", history });
    expect(account.orders).toHaveLength(1);
  });

  it("says once that leads wait, where no one works through them for a minute", async () => {
    const { forwarder, clock, events } = open();
    const told = () => events.filter((event) => event.type === "setup" && event.issue.code === "leads_wait");
    await forwarder.receive(ann);
    await clock.advance(59_000);
    expect(told()).toEqual([]);
    await clock.advance(1_000);
    await forwarder.receive({ ...ann, id: "2" });
    await clock.advance(120_000);
    expect(told()).toMatchObject([{ issue: { level: "warning", path: "register" } }]);
    const { entries } = await forwarder.register.list();
    expect(entries.map(({ expiresAt }) => expiresAt)).toEqual([undefined, undefined]);
  });

  it("says nothing of leads that wait where this process or another one works through them", async () => {
    const { forwarder, corrected, ended, rules, clock, events } = open();
    rules.ends = "order";
    const other = corrected();
    await forwarder.receive(ann);
    const working = other.work();
    await other.receive({ ...ann, id: "2" });
    await clock.advance(180_000);
    await ended(other.close());
    await ended(working);
    expect(events.filter((event) => event.type === "setup" && event.issue.code === "leads_wait")).toEqual([]);
  });

  it("tells when a kept lead is forgotten, which each attempt puts off", async () => {
    const { corrected, clock } = open();
    const forwarder = corrected();
    const day = 86_400_000;
    const { entryId = "" } = await forwarder.forward(ann);
    const expected = () => new Date(clock.date() + 30 * day);
    expect((await forwarder.register.get(entryId))?.expiresAt).toEqual(expected());
    await clock.advance(day);
    await forwarder.resend(entryId);
    expect((await forwarder.register.list()).entries[0]?.expiresAt).toEqual(expected());
    await forwarder.register.discard(entryId);
    expect(await forwarder.register.get(entryId)).not.toHaveProperty("expiresAt");
  });

  it("retries what fails temporarily until it succeeds, and a bad lead once", async () => {
    const { corrected, ended, rules, account, clock, calls } = open();
    const forwarder = corrected();
    const bad = await forwarder.receive({ ...ann, id: "bad" });
    const working = forwarder.work();
    await clock.advance(60_000);
    expect(await forwarder.register.get(bad.id)).toMatchObject({
      status: "error",
      fault: "lead",
      attempts: 1,
    });
    rules.ends = "order";
    account.faults.inject("error", { method: "addOrder", times: 4 });
    await forwarder.receive(ann);
    await clock.advance(1_800_000);
    await ended(forwarder.close());
    await ended(working);
    expect(account.orders).toHaveLength(1);
    expect(calls("addOrder")).toBe(5);
  });
});

describe("a forwarder", () => {
  it("refuses a store and a register that are not at one place, and names both", () => {
    const shop = fakeShop();
    const { store } = engines.SQLite(shop);
    const { register } = engines.SQLite(shop);
    expect(() => shop.forwarder({ store, register })).toThrow(TypeError);
    expect(() => shop.forwarder({ store, register })).toThrow(
      /to be in the same place, got The file .*\.sqlite and The file .*\.sqlite\. Give both the same file/,
    );
    expect(() => shop.forwarder({ store: memoryStore(), register })).toThrow(
      "got another store and The file",
    );
  });

  it("that is closed while it receives a lead for now waits until that is kept, and leaves it to the next one", async () => {
    const shop = fakeShop();
    const { account, clock, ended } = shop;
    const rows = memoryEntryRows(clock);
    let keep = () => {};
    const kept = new Promise<void>((resolve) => {
      keep = resolve;
    });
    const add: EntryRows["add"] = (...args) => kept.then(() => rows.add(...args));
    const register = registerOn({ ...rows, add }, clock, Number.POSITIVE_INFINITY);
    const forwarder = shop.forwarder({ register });
    const received = forwarder.receive(ann, { deliver: "now" });
    let isClosed = false;
    const closed = forwarder.close().then(() => {
      isClosed = true;
    });
    await clock.advance(1_000);
    expect(isClosed).toBe(false);
    keep();
    const { id, ended: end } = await received;
    expect(await end).toMatchObject({ status: "error", fault: "temporary", entryId: id });
    await closed;
    expect(account.orders).toEqual([]);
    const next = shop.forwarder({ register });
    const working = next.work();
    await clock.advance(10_000);
    await ended(next.close());
    await ended(working);
    expect(account.orders).toHaveLength(1);
  });

  it("rejects each call that needs a register where it has none, and says what to give", async () => {
    const forwarder = fakeShop().forwarder();
    const { register, receive, resend, resendAll } = forwarder;
    expect(register.isDurable).toBe(false);
    const calls = [
      receive(ann),
      receive(ann, { deliver: "now" }),
      resend("ld_1"),
      resendAll(),
      register.list(),
      register.get("ld_1"),
      register.findByOrder(1),
      register.discard("ld_1"),
      register.erase("ld_1"),
      register.eraseWhere(() => true),
      register.stats(),
    ];
    for (const call of calls) {
      await expect(call).rejects.toMatchObject({
        name: "RegisterError",
        reason: "no_register",
        message: expect.stringMatching(/^The forwarder has no register: give createForwarder `register`/),
      });
    }
  });
});

it("ends a lead that ended five processes as an error, without asking Base, and a person sends it again", async () => {
  const shop = fakeShop();
  const { clock, account, ended } = shop;
  const rows = memoryEntryRows(clock);
  const told: string[] = [];
  const forwarder = shop.forwarder({
    register: registerOn(rows, clock),
    onEvent: (event) => void (event.type === "ended" && told.push(...event.issues.map(({ code }) => code))),
  });
  const { id } = await forwarder.receive(ann);
  for (let count = 0; count < 5; count += 1) {
    await rows.take(taking());
    await clock.advance(60_001);
  }
  await forwarder.receive({ id: "2", email: "ben@example.com" });
  const stop = new AbortController();
  const working = forwarder.work({ signal: stop.signal });
  await clock.advance(600_000);
  expect(account.orders).toMatchObject([{ email: "ben@example.com" }]);
  expect(told).toEqual(["lead_ends_process"]);
  const entry = await forwarder.register.get(id);
  expect(entry).toMatchObject({ status: "error", fault: "setup", attempts: 5, leadKept: true });
  expect(entry?.history).toMatchObject([{ by: "work", status: "error", fault: "setup" }]);
  expect(await ended(forwarder.resend(id))).toMatchObject({ status: "success" });
  expect(await forwarder.register.get(id)).toMatchObject({ status: "success", attempts: 6 });
  stop.abort();
  await ended(working);
});
