import { describe, expect, it } from "vitest";
import type { ForwardResult } from "../../src/forwarding/forwardResult.ts";
import type { ForwarderParts, LeadEntry } from "../../src/forwarding/leadEntry.ts";
import { attachRegister } from "../../src/register/attachRegister.ts";
import { rulesHashOf } from "../../src/register/rulesHash.ts";
import { change, succeeded } from "../../src/testing/testEntries.ts";
import { attachedParts, failure, success } from "./attachedParts.ts";

const rules = { version: 1, fields: { email: "Email" } };
const key = { text: "1", isGiven: true };

function begin(more: Partial<ForwarderParts> = {}, answer?: (lead: unknown) => ForwardResult) {
  const parts = attachedParts(answer, more);
  const attached = attachRegister(parts.rows, parts.limits, true, parts.forwarder, new Set());
  const { register, receive, work } = attached.methods;
  const enter = async (lead: unknown, options = {}) => {
    const entry = await attached.enter(lead, options);
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
    const words = "The lead has 1001 bytes as JSON, and the register takes 1000.";
    expect(await attached.enter(larger, {})).toMatchObject({
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

  it("forwards a lead also where so many wait that no more is received", async () => {
    const { limits, rows, forwarder } = attachedParts();
    const attached = attachRegister(rows, { ...limits, maxReceived: 1 }, true, forwarder, new Set());
    const { receive, register } = attached.methods;
    await receive({ a: 1 });
    await expect(receive({ a: 2 })).rejects.toThrow(
      "The register is full: 1 leads wait. Call `work` in more processes, and send the lead again.",
    );
    expect(await attached.enter({ a: 3 }, {})).not.toHaveProperty("status");
    // What is forwarded just now is nothing for `work`.
    expect(await register.stats()).toMatchObject({ waiting: 1, by: { received: 2 } });
  });

  it("receives nothing once the forwarder is closed", async () => {
    const { receive, closing } = begin();
    closing.abort();
    await expect(receive({ a: 1 })).rejects.toThrow("The forwarder was closed. Take a new one.");
  });

  it("writes the key down before anything is sent, and an entry of a lead that is not kept at its end", async () => {
    for (const keepLeads of ["failed", "none"] as const) {
      const { enter, register } = begin({ keepLeads });
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

  it("names the entry that the store made of two, and leaves it as somebody else wrote it since", async () => {
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
    await attached.takeDue({ limit: 0, leaseMs: 1_000 });
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
        for (const deliver of await attached.takeDue({ limit: 9, leaseMs: 60_000 })) await deliver();
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
