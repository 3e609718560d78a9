import { describe, expect, it } from "vitest";
import { serializeOpenLead } from "../../../src/forwarding/contract/openLead.ts";
import type { ClaimedRow, LeadRows, StoreFinding } from "../../../src/forwarding/store/engineRows.ts";
import type { EngineStoreOptions } from "../../../src/forwarding/store/storeOptions.ts";
import { sendingLead } from "../../contracts/testLeads.ts";
import { manualClock } from "../../support/manualClock.ts";
import { storeOn } from "./storeOn.ts";

const claim = { token: "t", leaseMs: 60_000 };
const lead = serializeOpenLead(sendingLead);

/** A store whose engine another one may take the place of. */
function begin(options: EngineStoreOptions = {}) {
  const clock = manualClock();
  let binding: string | undefined;
  const engine = {
    epoch: "1",
    isAway: false,
    row: undefined as ClaimedRow | undefined,
    lead: undefined as string | undefined,
    findings: [] as StoreFinding[],
  };
  const ends: unknown[] = [];
  const rows: LeadRows = {
    store: "The ledger",
    record: "A page of the ledger",
    explainDoubt: ({ before, doubtMs }) => ({
      reason: `The ledger was ${before === undefined ? "emptied" : "copied"}, for ${doubtMs}.`,
    }),
    check: async () => engine.findings,
    async readBinding() {
      if (engine.isAway) throw new Error("ECONNREFUSED");
      return { binding, epoch: engine.epoch };
    },
    swapBinding: async (_, after) => {
      binding = after;
      return true;
    },
    claim: async () => engine.row ?? { status: "claimed", lead: engine.lead, binding, epoch: engine.epoch },
    renew: async () => true,
    finish: async (...end) => {
      ends.push(end);
      return "done";
    },
    listOpen: async () => [],
    readNote: async () => undefined,
    writeNote: async () => {},
    erase: async () => {},
  };
  return { clock, engine, ends, store: storeOn(rows, { testing: { clock }, ...options }) };
}

describe("a claim of an engine store", () => {
  it("is in doubt where only the mark of an erased lead is left, which all versions write the same", async () => {
    const { engine, store } = begin();
    await store.bind({ key: "shop" });
    engine.lead = '{"phase":"erased"}';
    const marked = { status: "claimed", unfinished: undefined, doubt: true, doubtedForMs: 0 };
    expect(await store.claim("a", claim)).toEqual(marked);
  });

  it("is in doubt where another engine answers, which may have forgotten the lead: for an hour", async () => {
    const { clock, engine, store } = begin();
    await store.bind({ key: "shop" });
    const knowsFrom = clock.date();
    const sure = { status: "claimed", unfinished: undefined, doubt: false, knowsFrom };
    expect(await store.claim("a", claim)).toEqual(sure);
    await clock.advance(1_000);
    engine.epoch = "2";
    // What it held before may be gone, also when the hour is over.
    const since = { ...sure, knowsFrom: knowsFrom + 1_000 };
    const reason = "The ledger was copied, for 3600000.";
    const warnings = [{ reason }];
    expect(await store.claim("b", claim)).toEqual({ ...since, doubt: true, doubtedForMs: 0, warnings });
    await clock.advance(60_000);
    expect(await store.claim("c", claim)).toEqual({ ...since, doubt: true, doubtedForMs: 60_000 });
    await clock.advance(3_540_000);
    expect(await store.claim("d", claim)).toEqual(since);
  });

  it("is in no doubt of a lead whose record is there: that is what counts", async () => {
    const { engine, store } = begin();
    await store.bind({ key: "shop" });
    engine.epoch = "2";
    engine.lead = lead;
    expect(await store.claim("a", claim)).toEqual({
      status: "claimed",
      unfinished: sendingLead,
      doubt: false,
      warnings: [{ reason: expect.stringContaining("The ledger") }],
    });
  });

  it("is given back where it cannot be told whether the engine forgot: no one waits for its lease", async () => {
    const { engine, ends, store } = begin();
    await store.bind({ key: "shop" });
    Object.assign(engine, { epoch: "2", isAway: true });
    await expect(store.claim("a b", claim)).rejects.toMatchObject({ code: "STORE_FAILED" });
    expect(ends).toEqual([
      ["a b", "t", { state: "open", orderId: 0, retentionMs: 2_592_000_000, fingerprint: undefined }],
    ]);
  });

  it("leaves a row alone that is sent and whose order cannot be read", async () => {
    const { engine, ends, store } = begin();
    engine.row = { status: "sent", orderId: "soon", fingerprint: undefined, buyers: "" };
    await expect(store.claim("a", claim)).rejects.toMatchObject({ reason: "unreadable" });
    expect(ends).toEqual([]);
  });
});

describe("an engine whose settings make promises false", () => {
  const slow = { reason: "It is slow.", wouldForget: false };
  const fatal = { reason: "It is a cache.", wouldForget: true };

  it("is told of where leads are kept anyway", async () => {
    const { engine, store } = begin();
    engine.findings = [slow];
    expect(await store.bind({ key: "shop" })).toEqual([{ reason: "It is slow." }]);
  });

  it("is asked for them again where another one answers, before that is believed", async () => {
    const { engine, ends, store } = begin();
    await store.bind({ key: "shop" });
    Object.assign(engine, { epoch: "2", findings: [fatal] });
    for (const key of ["a", "b"]) {
      await expect(store.claim(key, claim)).rejects.toMatchObject({ reason: "would_forget" });
    }
    // No one has to wait for these leases.
    expect(ends.length).toBe(2);
    engine.findings = [slow];
    const doubted = expect.stringContaining("was copied");
    expect(await store.claim("c", claim)).toMatchObject({
      doubt: true,
      warnings: [{ reason: "It is slow." }, { reason: doubted }],
    });
    // What was said is not said again.
    engine.epoch = "3";
    expect(await store.claim("d", claim)).not.toHaveProperty("warnings");
    Object.assign(engine, { epoch: "4", findings: [] });
    expect(await store.claim("e", claim)).not.toHaveProperty("warnings");
    Object.assign(engine, { epoch: "5", findings: [slow] });
    expect(await store.claim("f", claim)).toMatchObject({ warnings: [{ reason: "It is slow." }] });
  });

  it("is refused where it would forget leads, unless that is allowed", async () => {
    const refused = begin();
    refused.engine.findings = [slow, fatal];
    await expect(refused.store.bind({ key: "shop" })).rejects.toMatchObject({ reason: "would_forget" });
    const allowed = begin({ unsafe: "allow" });
    allowed.engine.findings = [slow, fatal];
    expect(await allowed.store.bind({ key: "shop" })).toEqual([
      { reason: "It is slow." },
      { reason: "It is a cache." },
    ]);
  });
});

describe("the options of an engine store", () => {
  const rows: LeadRows = {
    store: "The ledger",
    record: "A page",
    readBinding: async () => ({ binding: undefined, epoch: "1" }),
    swapBinding: async () => true,
    claim: async () => ({ status: "busy" }),
    renew: async () => true,
    finish: async () => "done",
    listOpen: async () => [],
    readNote: async () => undefined,
    writeNote: async () => {},
    erase: async () => {},
  };

  it("keep finished leads for an hour at least, unless the clock is a test's: days were meant", () => {
    expect(() => storeOn(rows, { retentionMs: 3_599_999 })).toThrow(
      expect.objectContaining({
        name: "RangeError",
        message: expect.stringMatching(/retentionMs.*at least 3_600_000, an hour.*3599999/),
      }),
    );
    expect(() => storeOn(rows, { retentionMs: 3_600_000 })).not.toThrow();
    expect(() => storeOn(rows, { retentionMs: 1, testing: { clock: manualClock() } })).not.toThrow();
  });

  it.each(["retentionMs", "maxWaitMs", "doubtMs"] as const)("may be endless: %s", (name) => {
    expect(() => storeOn(rows, { [name]: Number.POSITIVE_INFINITY })).not.toThrow();
  });

  it.each([
    { retentionMs: 0 },
    { maxWaitMs: 0 },
    { doubtMs: -1 },
    { retentionMs: "7 days" },
    { maxWaitMs: "5s" },
    { doubtMs: Number.NaN },
  ])("are refused with their name and their unit: %o", (options) => {
    const make = () => Reflect.apply(storeOn, undefined, [rows, options]);
    expect(make).toThrow(new RegExp(`\`${Object.keys(options)}\`.*milliseconds`));
  });

  it("are identified by the function that they are of", () => {
    expect(() => Reflect.apply(storeOn, undefined, [rows, 7])).toThrow("the options of engineStore");
    expect(() => Reflect.apply(storeOn, undefined, [rows, { testing: { clok: 1 } }])).toThrow(
      "Unknown option `testing.clok` of engineStore.",
    );
  });
});
