import { describe, expect, it } from "vitest";
import type { ForwardResult } from "../../../src/forwarding/contract/forwardResult.ts";
import { resendAll, resendEntry } from "../../../src/forwarding/register/resend.ts";
import { change, failed, newRow } from "../../contracts/testEntries.ts";
import { attachedParts, failure, success } from "./attachedParts.ts";

const duplicate: ForwardResult = { status: "duplicate", orderId: 42, key: "1", issues: [] };

/** The id of an entry, of which there are many. */
function idOf(number: number): string {
  return `ld_0000000000${String(number).padStart(4, "0")}`;
}

/**
 * A register with the given number of leads that failed, whose leads now end as `answer` says, one after the
 * other.
 */
async function begin(howMany: number, answer: (lead: number) => ForwardResult | Promise<ForwardResult>) {
  let tries = 0;
  const parts = attachedParts(() => {
    tries += 1;
    return answer(tries);
  });
  for (let number = 1; number <= howMany; number += 1) {
    await parts.rows.add(newRow(idOf(number)), 9);
    const facts = JSON.stringify({ fault: number % 2 === 0 ? "setup" : "lead" });
    await parts.rows.change(change(idOf(number), { end: failed({ facts }) }));
  }
  return parts;
}

describe("resend", () => {
  it.each([
    ["whose order may exist, after a person has looked", true, { confirmedAbsent: true }, [7]],
    ["that was tried again after a person looked", true, { confirmedAbsent: new Date(5) }, [5]],
    ["that a person saw as it is", true, { confirmedAbsent: new Date(9) }, [7]],
    ["whose order may exist, else", false, {}, []],
    // Whatever a person says: Base is asked where that can tell.
    ["of which Base can tell", undefined, { confirmedAbsent: true }, [undefined]],
    ["that failed", undefined, {}, [undefined]],
  ] as const)(
    "says until when the order of a lead is absent only where that is known: one %s",
    async (_, isFinal, given, expected) => {
      const { context, rows, delivered } = attachedParts();
      await rows.add(newRow(idOf(1)), 9);
      const facts = JSON.stringify({ updatedAt: 7, ...(isFinal === undefined ? {} : { isFinal: true }) });
      await rows.change(change(idOf(1), { end: failed({ status: "unknown", facts }) }));
      const result = await resendEntry(context, idOf(1), given);
      expect(delivered.map(({ entry }) => entry.absentAt)).toEqual(expected);
      if (expected.length > 0) return;
      const issue = { code: "order_may_exist", path: "" };
      expect(result).toMatchObject({ status: "error", fault: "lead", issues: [issue], entryId: idOf(1) });
    },
  );

  it("says why it does not send a lead", async () => {
    const { context, rows } = attachedParts();
    await rows.add(newRow(idOf(1), { namespace: "woo" }), 9);
    await rows.add(newRow(idOf(2)), 9);
    await rows.change(change(idOf(2), { end: { status: "discarded", facts: "{}", erasesLead: true } }));
    await expect(resendEntry(context, idOf(1))).rejects.toThrow(
      `The lead of ${idOf(1)} belongs to the namespace woo. Resend it with the forwarder of that namespace.`,
    );
    await expect(resendEntry(context, idOf(2))).rejects.toThrow(
      `The lead of ${idOf(2)} was discarded. Let its sender send it again.`,
    );
  });

  it("counts no repetition where it finds out that two entries are one lead", async () => {
    const { context, rows } = await begin(2, (lead) => (lead === 1 ? success : duplicate));
    const { deliver } = context.forwarder;
    context.forwarder.deliver = async (lead, options, entry) => {
      await entry.bind({ text: "1", isGiven: true }, "lead:1");
      return deliver(lead, options, entry);
    };
    expect(await resendEntry(context, idOf(1))).toMatchObject({ status: "success", entryId: idOf(1) });
    expect(await resendEntry(context, idOf(2))).toMatchObject({ status: "duplicate", entryId: idOf(1) });
    expect(await rows.read(idOf(1))).toMatchObject({ repeats: 0, attempts: 2 });
    expect(await rows.read(idOf(2))).toBeUndefined();
  });
});

describe("resendAll", () => {
  it("finds each lead once, however many there are", async () => {
    const { context } = await begin(250, () => success);
    expect(await resendAll(context, { dryRun: true })).toMatchObject({ count: 250, by: { success: 0 } });
    expect(await resendAll(context, { fault: "lead", dryRun: true })).toMatchObject({ count: 125 });
    expect(await resendAll(context)).toEqual({
      count: 250,
      by: { success: 250, duplicate: 0, skip: 0, error: 0, unknown: 0 },
    });
  });

  it("sends only those of a status where that is asked for", async () => {
    const { context, rows, delivered } = await begin(3, () => success);
    await rows.change(change(idOf(2), { end: failed({ status: "skip", attempt: "s" }) }));
    expect(await resendAll(context, { status: "skip" })).toMatchObject({ count: 1, by: { success: 1 } });
    expect(await resendAll(context, { status: "received" })).toMatchObject({ count: 0 });
    expect(delivered).toHaveLength(1);
  });

  const setup = (code: string) => failure("setup", { error: Object.assign(new Error(code), { code }) });
  const bare = (name: string) => failure("setup", { error: Object.assign(new Error("x"), { name }) });
  const issue = (code: string) =>
    failure("setup", { issues: [{ level: "error", code, path: "", message: "" }] });

  it.each<[string, (lead: number) => ForwardResult, number, string | undefined]>([
    ["the fifth equal error of the setup", () => setup("E"), 5, "E"],
    ["one that has a name alone", () => bare("SomeError"), 5, "SomeError"],
    ["one that has issues alone", () => issue("no_status"), 5, "no_status"],
    ["the fifth in a row, after others", (lead) => (lead < 4 ? success : setup("E")), 8, "E"],
    ["none where two take turns", (lead) => setup(`E${lead % 2}`), 12, undefined],
    ["none where some succeed", (lead) => (lead % 5 === 0 ? success : setup("E")), 12, undefined],
    ["none where the leads are wrong", () => failure("lead"), 12, undefined],
    ["none where each lead's own key is at fault", () => issue("key_not_unique"), 12, undefined],
    ["none where Base is away", () => failure("temporary", { error: new Error("away") }), 12, undefined],
  ])("stops at %s", async (_, answer, count, stopped) => {
    const { context } = await begin(12, answer);
    const result = await resendAll(context);
    expect([result.count, result.stopped]).toEqual([count, stopped]);
  });

  it("takes no more leads when it is aborted, and tells the one in progress", async () => {
    const stop = new AbortController();
    const { context, delivered } = await begin(9, (lead) => {
      if (lead === 3) stop.abort();
      return success;
    });
    expect(await resendAll(context, { signal: stop.signal })).toMatchObject({ count: 3, by: { success: 3 } });
    expect(delivered.map(({ options }) => options.signal)).toEqual([stop.signal, stop.signal, stop.signal]);
  });

  it("takes no more leads when the forwarder is closed", async () => {
    const parts = await begin(9, (lead) => {
      if (lead === 2) parts.closing.abort();
      return success;
    });
    expect(await resendAll(parts.context)).toMatchObject({ count: 2 });
  });

  /** Leads that failed, from these senders. */
  async function from(...sources: (string | undefined)[]) {
    const parts = attachedParts();
    for (const [index, source] of sources.entries()) {
      await parts.rows.add(newRow(idOf(index), { head: JSON.stringify({ receivedAt: 0, source }) }), 9);
      await parts.rows.change(change(idOf(index), { end: failed() }));
    }
    return parts;
  }

  it("stops before the lead of a second sender, which its rules would not read", async () => {
    const { context, delivered } = await from("shop", undefined, "shop", "form", "shop");
    expect(await resendAll(context, { dryRun: true })).toMatchObject({ count: 3, stopped: "other_sender" });
    expect(await resendAll(context)).toMatchObject({ count: 3, stopped: "other_sender" });
    expect(delivered).toHaveLength(3);
  });

  it("sends the leads of the sender that is named, and those that name none", async () => {
    const { context, delivered } = await from("shop", undefined, "form", "shop");
    const result = await resendAll(context, { source: "shop" });
    expect([result.count, result.stopped, delivered.length]).toEqual([3, undefined, 3]);
    expect((await resendAll((await from("shop")).context, { source: "form" })).count).toBe(0);
  });

  it("leaves a lead alone that another process sent meanwhile", async () => {
    const parts = await begin(3, async (lead) => {
      const erased = { status: "success", facts: "{}", attempt: "o", erasesLead: true } as const;
      if (lead === 1) await parts.rows.change(change(idOf(2), { end: erased }));
      return success;
    });
    expect(await resendAll(parts.context)).toMatchObject({ count: 3, by: { success: 2 } });
  });
});
