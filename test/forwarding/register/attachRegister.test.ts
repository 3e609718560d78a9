import { describe, expect, it } from "vitest";
import { forwardIssue } from "../../../src/forwarding/contract/forwardCodes.ts";
import type { ForwardResult } from "../../../src/forwarding/contract/forwardResult.ts";
import type { OpenLead } from "../../../src/forwarding/contract/openLead.ts";
import type {
  EntryChange,
  ForwarderParts,
  LeadEntry,
} from "../../../src/forwarding/contract/registerContract.ts";
import { attachRegister } from "../../../src/forwarding/register/attachRegister.ts";
import type { RegisterLimits } from "../../../src/forwarding/register/registerContext.ts";
import { rulesHashOf } from "../../../src/forwarding/register/rulesHash.ts";
import { ForwarderError } from "../../../src/shared/errors/forwarderError.ts";
import type { RegisterError } from "../../../src/shared/errors/registerError.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";
import { snapshotOf } from "../../../src/shared/json/snapshot.ts";
import { change, failed, newRow, succeeded } from "../../contracts/testEntries.ts";
import { sendingLead } from "../../contracts/testLeads.ts";
import { attachedParts, failure, success } from "./attachedParts.ts";

const rules = { version: 1, fields: { email: "Email" } };
const key = { text: "1", isGiven: true };

function begin(
  more: Partial<ForwarderParts> = {},
  answer?: (lead: unknown) => ForwardResult | Promise<ForwardResult>,
  limits: Partial<RegisterLimits> = {},
) {
  const parts = attachedParts(answer, more);
  const attached = attachRegister(
    parts.rows,
    { ...parts.limits, ...limits },
    true,
    parts.forwarder,
    new Set(),
  );
  const { register, receive, work } = attached.methods;
  const enter = async (lead: unknown, options = {}) => {
    const entry = await attached.enter(snapshotOf(lead), options);
    if ("status" in entry) throw new Error(`The lead was refused: ${JSON.stringify(entry)}`);
    return entry;
  };
  return { ...parts, attached, register, receive, work, enter };
}

describe("a register at work", () => {
  it("tells by which rules a lead was tried, and of none where there are none", async () => {
    for (const given of [rules, undefined]) {
      const { enter, register } = begin({ rules: given });
      await (await enter({ a: 1 })).end(failure("lead"));
      const { entries } = await register.list();
      const rulesHash = given === undefined ? undefined : await rulesHashOf(given);
      expect(entries[0]?.rulesHash).toBe(rulesHash);
      expect(entries[0]?.history[0]?.rulesHash).toBe(rulesHash);
      expect(rulesHash === undefined).toBe(given === undefined);
    }
  });

  it("takes a lead of as many bytes as it may have, and no larger one", async () => {
    const { enter, receive, attached, register } = begin();
    const least = JSON.stringify({ text: "1" }).length;
    // Two bytes each.
    const lead = { text: `1${"я".repeat((1_000 - least) / 2)}` };
    const larger = { text: `${lead.text}1` };
    await (await enter(lead)).end(failure("lead"));
    await receive(lead);
    const { entries } = await register.list();
    expect(entries.map(({ leadBytes }) => leadBytes)).toEqual([1_000, 1_000]);
    const words = "The lead has 1001 bytes as JSON, and the register accepts at most 1000.";
    expect(await attached.enter(snapshotOf(larger), {})).toMatchObject({
      status: "error",
      issues: [{ code: "lead_too_large", path: "", message: expect.stringContaining(words) }],
    });
    await expect(receive(larger)).rejects.toThrow(words);
  });

  it.each([undefined, () => {}, 5n])(
    "takes the lead %s, which is not JSON, to forward it and not to keep it",
    async (lead) => {
      const { enter, receive, register } = begin();
      await (await enter(lead)).end(failure("lead"));
      expect((await register.list()).entries).toMatchObject([{ leadKept: false, leadBytes: 0 }]);
      await expect(receive(lead)).rejects.toThrow(
        "The lead cannot be written as JSON: it is undefined, or has a cycle",
      );
    },
  );

  it.each([
    ["a1", "a1"],
    [7, "7"],
    [7n, "7"],
  ])("takes the key %o of a lead that it receives", async (given, text) => {
    const { receive, register } = begin();
    const { id } = await receive({ a: 1 }, { key: given });
    expect(await register.get(id)).toMatchObject({ key: text });
  });

  it("forwards a lead also where too many wait for more to be received", async () => {
    const { limits, rows, forwarder } = attachedParts();
    const attached = attachRegister(rows, { ...limits, maxReceived: 1 }, true, forwarder, new Set());
    const { receive, register } = attached.methods;
    await receive({ a: 1 });
    await expect(receive({ a: 2 })).rejects.toThrow(
      "The register is full: 1 leads wait. Call `work` in more processes, and send the lead again.",
    );
    expect(await attached.enter(snapshotOf({ a: 3 }), {})).not.toHaveProperty("status");
    // What is forwarded just now is nothing for `work`.
    expect(await register.stats()).toMatchObject({ waiting: 1, by: { received: 2 } });
  });

  it("receives nothing once the forwarder is closed", async () => {
    const { receive, closing } = begin();
    const closed = new ForwarderError("FORWARDER_CLOSED");
    closing.abort(closed);
    for (const deliver of ["now", "later"] as const) {
      await expect(receive({ a: 1 }, { deliver })).rejects.toBe(closed);
    }
  });

  it("delivers what it receives for now when that is kept, as it was then, and `work` leaves it alone for a minute", async () => {
    const { attached, receive, register, delivered, clock } = begin({ rules }, () => new Promise(() => {}));
    const lead = { a: 1, b: undefined };
    const receivedAt = new Date(clock.date() - 5_000);
    const { id } = await receive(lead, { deliver: "now", key: 7n, receivedAt, source: "woo" });
    lead.a = 2;
    expect(delivered).toMatchObject([{ options: { key: "7", receivedAt } }]);
    expect(delivered[0]?.lead).toEqual({ a: 1 });
    expect(delivered[0]?.options).not.toHaveProperty("deadlineMs");
    expect(await register.get(id, { lead: true })).toMatchObject({ status: "received", lead: { a: 1 } });
    const takeDue = () => attached.takeDue({ limit: 9, leaseMs: 60_000, alone: true });
    await clock.advance(59_999);
    expect(await takeDue()).toEqual([]);
    await clock.advance(1);
    // By then its process may be dead.
    const [again] = await takeDue();
    void again?.deliver();
    expect(delivered[1]).toMatchObject({ lead: { a: 1 }, options: { key: "7", receivedAt } });
  });

  it.each([
    ["an order", success, "success", 0],
    ["the lead's own fault", failure("lead"), "error", 0],
    ["what passes", failure("temporary"), "error", 1],
  ] as const)("tells how a lead ended that it received for now: %s", async (_, result, status, waiting) => {
    const { attached, receive, register, clock } = begin({ rules }, () => result);
    const { id, ended } = await receive({ a: 1 }, { deliver: "now", source: "woo" });
    expect(await ended).toEqual({ ...result, entryId: id });
    const entry = await register.get(id);
    expect(entry).toMatchObject({ status, history: [{ by: "webhook" }] });
    expect(entry?.rulesHash).toBe(await rulesHashOf(rules));
    expect(await register.stats()).toMatchObject({ waiting });
    await clock.advance(5_000);
    expect(await attached.takeDue({ limit: 9, leaseMs: 60_000, alone: true })).toHaveLength(waiting);
  });

  it("ends what it received for now as an error where the forwarder throws, and keeps it for `work`", async () => {
    const { receive, register } = begin({ deliver: () => Promise.reject(new RangeError("No such word.")) });
    const { ended } = await receive({ a: 1 }, { deliver: "now" });
    expect(await ended).toMatchObject({ status: "error", fault: "setup", error: { name: "RangeError" } });
    expect(await register.stats()).toMatchObject({ waiting: 1 });
  });

  it("delivers nothing for now that it cannot keep", async () => {
    const { limits, rows, forwarder, delivered } = attachedParts(() => new Promise(() => {}));
    const { receive } = attachRegister(
      rows,
      { ...limits, maxReceived: 1 },
      true,
      forwarder,
      new Set(),
    ).methods;
    const reasons = [];
    for (const lead of [{ a: "x".repeat(1_000) }, 5n, { a: 1 }, { a: 2 }]) {
      const kept = receive(lead, { deliver: "now" });
      reasons.push(
        await kept.then(
          () => "kept",
          ({ reason }: RegisterError) => reason,
        ),
      );
    }
    expect(reasons).toEqual(["lead_too_large", "lead_not_json", "kept", "full"]);
    expect(delivered).toHaveLength(1);
  });

  it("writes the key down before anything is sent, and an entry of a lead that is not kept at its end", async () => {
    for (const keepLeads of ["failed", "none"] as const) {
      const { enter, register } = begin({}, undefined, { keepLeads });
      const entry = await enter({ a: 1 });
      await entry.bind(key, "lead:1");
      const keys = async () => (await register.list()).entries.map((each) => [each.status, each.key]);
      expect(await keys()).toEqual(keepLeads === "none" ? [] : [["received", "1"]]);
      await entry.end(success);
      expect(await keys()).toEqual([["success", "1"]]);
    }
  });

  it("makes an entry of an open lead that it did not know, when that ends", async () => {
    const { attached, register } = begin();
    const entry = attached.ofOpenLead("lead:1");
    const { entryId } = await entry.end(success);
    expect(await register.list()).toMatchObject({
      entries: [{ id: entryId, status: "success", repeats: 0 }],
    });
    // Its key in the store is known, so that another delivery joins it.
    expect(await attached.ofOpenLead("lead:1").end(success)).toMatchObject({ entryId });
  });

  it.each<[string, (entry: LeadEntry) => Promise<void>, string]>([
    ["before it had a key", async () => {}, ""],
    ["after it had one", (entry) => entry.bind(key, "lead:1"), "1"],
  ])("ends a lead as it ended where that cannot be written, and says so: %s", async (_, before, told) => {
    const { enter, rows, failures } = begin();
    const entry = await enter({ a: 1 });
    await before(entry);
    rows.change = () => Promise.reject(new Error("The disk is full."));
    expect(await entry.end(success)).toEqual({ ...success, entryId: expect.stringMatching(/^ld_/) });
    expect(failures).toEqual([[told, "The disk is full."]]);
  });

  it("names the entry that the store made of two, and leaves it as another process wrote it since", async () => {
    const { enter, rows, register } = begin({ isAtStore: true });
    const earlier = await enter({ a: 1 });
    await earlier.bind(key, "lead:1");
    const { entryId: id = "" } = await earlier.end(failure("lead"));
    const entry = await enter({ a: 1 });
    await entry.bind(key, "lead:1");
    const written = entry.changeFor(success);
    if (written === undefined) throw new Error("The store writes it.");
    expect(await rows.change(written)).toBe(id);
    entry.saved();
    const facts = JSON.stringify({ payment: "recorded" });
    await rows.change(change(id, { end: succeeded({ facts, attempt: "other", replacesFacts: true }) }));
    expect(await entry.end(success)).toMatchObject({ entryId: id });
    expect(await register.get(id)).toMatchObject({ payment: "recorded", attempts: 2, repeats: 1 });
  });

  it("says nothing of leads that wait where a pool takes them", async () => {
    const { attached, receive, clock, told } = begin();
    await receive({ a: 1 });
    await attached.takeDue({ limit: 0, leaseMs: 1_000, alone: true });
    await clock.advance(120_000);
    expect(told).toEqual([]);
  });

  it("says nothing of leads that wait where this process works, and Base is blocked", async () => {
    const { receive, work, clock, told, forwarder } = begin();
    const until = clock.date() + 3_600_000;
    forwarder.blockedUntil = () => new Date(until);
    await receive({ a: 1 });
    void work();
    await clock.advance(120_000);
    expect(told).toEqual([]);
  });

  it("tries a lead again later and later, up to ten minutes, and not before Base says", async () => {
    for (const [retryAfterMs, waits] of [
      [1_000, [5, 10, 20, 40, 80, 160, 320, 600, 600]],
      [30_000, [30, 30, 30, 40, 80, 160, 320, 600, 600]],
    ] as const) {
      const { attached, receive, clock, delivered } = begin({}, () => failure("temporary", { retryAfterMs }));
      await receive({ a: 1 });
      const tryNow = async () => {
        for (const { deliver } of await attached.takeDue({ limit: 9, leaseMs: 60_000, alone: true }))
          await deliver();
        return delivered.length;
      };
      expect(await tryNow()).toBe(1);
      for (const [index, seconds] of waits.entries()) {
        await clock.advance(seconds * 1_000 - 1);
        expect(await tryNow()).toBe(index + 1);
        await clock.advance(1);
        expect(await tryNow()).toBe(index + 2);
      }
    }
  });
});

describe("erasing a buyer everywhere", () => {
  const isAnn = (lead: unknown) => JSON.stringify(lead).includes("ann@example.com");
  const orderOf = (email: string) => ({ ...sendingLead, order: { ...sendingLead.order, email } });

  /** A store of which the register sees only what is open. */
  function beside(open: Readonly<Record<string, OpenLead | StoreError>>, inFlight: readonly string[] = []) {
    const erased: [key: string, more: boolean | undefined][] = [];
    const removed: [id: string, more: boolean | undefined][] = [];
    const parts = begin({
      listOpen: async () => Object.keys(open).filter((key) => !inFlight.includes(key)),
      async readOpen(storeKey) {
        const found = open[storeKey];
        if (found instanceof StoreError) throw found;
        return found;
      },
      eraseFromStore: async (key, more) => void erased.push([key, more]),
    });
    const { rows } = parts;
    const remove = rows.remove.bind(rows);
    rows.remove = (id, more) => {
      removed.push([id, more]);
      return remove(id, more);
    };
    const entry = async (id: string, more: Partial<EntryChange>, lead?: object) => {
      await rows.add(newRow(id, { lead: lead && JSON.stringify(lead) }), 9);
      await rows.change(change(id, more));
    };
    return { ...parts, entry, erased, removed };
  }

  it("takes the entry with the store's record, whichever of the two tells of the buyer", async () => {
    const open = {
      "lead:alone": orderOf("ann@example.com"),
      "lead:other": orderOf("bob@example.com"),
      "lead:hand": orderOf("ann@example.com"),
      "lead:paying": orderOf("ann@example.com"),
    };
    const { register, entry, erased, removed } = beside(open, ["lead:hand"]);
    await entry("ld_1", { storeKey: "lead:kept" }, { email: "ann@example.com" });
    await entry("ld_2", { storeKey: "lead:hand", end: failed() });
    await entry("ld_3", { storeKey: "lead:paying", end: succeeded() });
    await entry("ld_4", { storeKey: "lead:other", end: failed() });
    await entry("ld_5", {}, { email: "ann@example.com" });
    expect(await register.eraseWhere(isAnn)).toBe(5);
    // The last of each says so: a log of changes is emptied once.
    expect(erased).toEqual([
      ["lead:alone", true],
      ["lead:paying", true],
      ["lead:kept", true],
      ["lead:hand", false],
    ]);
    expect(removed).toEqual([
      ["ld_1", true],
      ["ld_2", true],
      ["ld_3", true],
      ["ld_5", false],
    ]);
  });

  it("ends with the error of a record that cannot be read, and erases all others", async () => {
    const broken = new StoreError("A record cannot be read.", { retryable: false, reason: "unreadable" });
    const { register, erased } = beside({ "lead:1": broken, "lead:2": orderOf("ann@example.com") });
    await expect(register.eraseWhere(isAnn)).rejects.toBe(broken);
    expect(erased).toEqual([["lead:2", false]]);
  });

  it("erases nothing where the store does not answer", async () => {
    const away = new StoreError("The store is away.", { retryable: true });
    const { register, erased } = beside({ "lead:1": orderOf("ann@example.com"), "lead:2": away });
    await expect(register.eraseWhere(isAnn)).rejects.toBe(away);
    expect(erased).toEqual([]);
  });
});

it("a register tells why leads that it has taken may be lost", async () => {
  const { attached, rows, told } = begin();
  await attached.check();
  expect(told).toEqual([]);
  rows.check = async () => [{ reason: "Set $& always.", wouldForget: true }];
  await attached.check();
  const message = "The register may lose leads that it has taken. Set $& always.";
  const details = { reason: "Set $& always." };
  expect(told).toEqual([
    { level: "warning", code: "register_may_forget", path: "register", message, details },
  ]);
});

it("a register shows an issue that was found later with those of the attempts, and once", async () => {
  const { attached, register, rows } = begin();
  const facts = JSON.stringify({ updatedAt: 1, orderId: 42, issues: [{ code: "a" }] });
  await rows.add(newRow("ld_0000000001"), 9);
  const end = succeeded({ facts, attempt: '{"at":1}' });
  await rows.change(change("ld_0000000001", { storeKey: "lead:1", end }));
  const issue = forwardIssue("order_doubled", "", { order: "42", other: "43" });
  expect(await attached.addIssue("lead:1", issue)).toBe(true);
  expect(await attached.addIssue("lead:1", { ...issue })).toBe(true);
  expect(await attached.addIssue("lead:2", issue)).toBe(false);
  expect((await register.get("ld_0000000001"))?.issues).toEqual([{ code: "a" }, issue]);
});

it("a register names the order of a key whose lead is a success", async () => {
  const { attached, rows } = begin();
  const facts = '{"orderId":42}';
  await rows.add(newRow("ld_1"), 9);
  await rows.change(change("ld_1", { storeKey: "lead:1", end: succeeded({ facts }) }));
  await rows.add(newRow("ld_2"), 9);
  await rows.change(change("ld_2", { storeKey: "lead:2", end: failed({ facts }) }));
  expect(await attached.orderOf("lead:1")).toBe(42);
  expect(await attached.orderOf("lead:2")).toBeUndefined();
  expect(await attached.orderOf("lead:3")).toBeUndefined();
});
