import { describe, expect, it } from "vitest";
import { reasonOf } from "../../../src/forwarding/contract/reason.ts";
import { doubtReason } from "../../../src/forwarding/store/doubtReason.ts";
import type { LeadRows } from "../../../src/forwarding/store/engineRows.ts";
import { StoreBinding } from "../../../src/forwarding/store/storeBinding.ts";
import { manualClock } from "../../support/manualClock.ts";

const account = { key: "shop" };
const doubtMs = 60_000;
const ledgerReasons = { changed: "It was {before}, and is {after}. {lookUps} See." } as const;

/** An engine with a binding in it, and processes that use it. */
function engine() {
  const clock = manualClock();
  const state = { binding: undefined as string | undefined, epoch: "1", reads: 0, swaps: 0 };
  const on = { swap: () => {} };
  const rows: Pick<LeadRows, "store" | "readBinding" | "swapBinding" | "explainDoubt"> = {
    store: "The ledger",
    explainDoubt: (cause) =>
      doubtReason({ reason: "The ledger" }, cause, (before, after, lookUps) =>
        reasonOf(ledgerReasons, "changed", { before, after, lookUps }),
      ),
    async readBinding() {
      state.reads += 1;
      return { binding: state.binding, epoch: state.epoch };
    },
    async swapBinding(before, after) {
      on.swap();
      state.swaps += 1;
      if (state.binding !== before) return false;
      state.binding = after;
      return true;
    },
  };
  const process = (doubtedMs = doubtMs) =>
    new StoreBinding({ rows: rows as LeadRows, clock, step: (work) => work() }, doubtedMs);
  const written = () => JSON.parse(state.binding ?? "null");
  const write = (changes: object) => {
    state.binding = JSON.stringify({ ...written(), ...changes });
  };
  return { clock, state, on, process, written, write };
}

describe("the binding of a store", () => {
  it("says whose it is, when it was begun and with which epoch, and casts no doubt on a new store", async () => {
    const { clock, state, process, written } = engine();
    const binding = process();
    await binding.bind(account);
    const born = clock.date();
    expect(written()).toEqual({ version: 1, account: "shop", epoch: "1", born, doubtedAt: 0 });
    const forever = process(Number.POSITIVE_INFINITY);
    await forever.bind(account);
    expect([binding.doubtedForMs, forever.doubtedForMs]).toEqual([undefined, undefined]);
    await clock.advance(1_000);
    await process().bind(account);
    // Nothing has changed, so nothing is written.
    expect([written().born, state.swaps]).toEqual([born, 1]);
  });

  it("is read once more where another process wrote it meanwhile, and refused if that has another account", async () => {
    const { state, on, process, write } = engine();
    on.swap = () => {
      if (state.swaps === 0) write({ version: 1, account: "shop", epoch: "1", born: 5, doubtedAt: 0 });
    };
    await process().bind(account);
    expect([state.reads, state.swaps]).toEqual([2, 1]);
    const second = engine();
    second.on.swap = () =>
      second.write({ version: 1, account: "another", epoch: "1", born: 5, doubtedAt: 0 });
    await expect(second.process().bind(account)).rejects.toMatchObject({ reason: "other_account" });
  });

  it("is taken over from the key that the account had before, and from no other", async () => {
    const { process, written } = engine();
    await process().bind({ key: "before" });
    await expect(process().bind(account)).rejects.toMatchObject({
      reason: "other_account",
      retryable: false,
    });
    await expect(process().bind({ ...account, previousKey: "earlier" })).rejects.toThrow(
      "The ledger belongs to another Base account.",
    );
    await process().bind({ ...account, previousKey: "before" });
    expect(written()).toMatchObject({ account: "shop", doubtedAt: 0 });
  });

  it.each<[string, string | object]>([
    ["is not JSON", "{"],
    ["is not an object", "7"],
    ["is of an older version", { version: 0 }],
    ["has no version", { version: "3" }],
    ["does not say from which version it is readable", { version: 2, readableFrom: "1" }],
    ["has no account", { account: 7 }],
    ["has no epoch", { epoch: 7 }],
    ["has no beginning", { born: "7" }],
    ["does not say whether it was doubted", { doubtedAt: null }],
    ["has a reason for its doubt that no one can read", { why: ["copied"] }],
  ])("is refused where it %s", async (_, broken) => {
    const { state, process, write } = engine();
    await process().bind(account);
    if (typeof broken === "string") state.binding = broken;
    else write(broken);
    const before = state.binding;
    await expect(process().bind(account)).rejects.toMatchObject({
      reason: "unreadable",
      retryable: false,
      message: expect.stringContaining(
        "The ledger was made by another version of this package, or is damaged.",
      ),
      ...(broken === "{" ? { cause: expect.any(SyntaxError) } : {}),
    });
    expect(state.binding).toBe(before);
  });
});

describe("the store of a newer version", () => {
  it("keeps what that wrote, where it is readable from this one", async () => {
    const { state, process, write, written } = engine();
    await process().bind(account);
    write({ version: 2, readableFrom: 1, epoch: "earlier", colour: "red" });
    await process().bind(account);
    expect(written()).toMatchObject({ version: 2, readableFrom: 1, epoch: "1", colour: "red" });
    expect(written()).not.toMatchObject({ doubtedAt: 0 });
    // In the order in which the newer one writes it, or each would write it again after the other.
    state.binding = `{"doubtedAt":0,"born":${written().born},"epoch":"1","account":"shop","readableFrom":1,"version":2}`;
    const before = state.binding;
    await process().bind(account);
    expect(state.binding).toBe(before);
  });

  it.each([{ version: 2 }, { version: 2, readableFrom: 2 }])(
    "is refused where it is not: %o",
    async (newer) => {
      const { state, process, write } = engine();
      await process().bind(account);
      write(newer);
      const before = state.binding;
      await expect(process().bind(account)).rejects.toMatchObject({
        reason: "unreadable",
        retryable: false,
        message:
          "The ledger is used by a newer version of this package, in format 2, and this one reads format 1. Update the package here too.",
      });
      expect(state.binding).toBe(before);
    },
  );
});

describe("an engine", () => {
  it("is the one that is known only with its binding and its epoch; of a store that is not bound nothing is", async () => {
    const { state, process } = engine();
    const binding = process();
    expect(binding.isKnown({ binding: "anything", epoch: "9" })).toBe(true);
    await binding.rebind();
    expect(state.reads).toBe(0);
    await binding.bind(account);
    expect(binding.isKnown({ binding: state.binding, epoch: "1" })).toBe(true);
    expect(binding.isKnown({ binding: state.binding, epoch: "2" })).toBe(false);
    expect(binding.isKnown({ binding: undefined, epoch: "1" })).toBe(false);
  });

  it("is doubted for its time from when another epoch was met, by every process", async () => {
    const { clock, state, process } = engine();
    const binding = process();
    await binding.bind(account);
    state.epoch = "2";
    await binding.rebind();
    expect(binding.isKnown({ binding: state.binding, epoch: "2" })).toBe(true);
    expect(binding.doubtedForMs).toBe(0);
    await clock.advance(1_000);
    const late = process();
    await late.bind(account);
    expect([binding.doubtedForMs, late.doubtedForMs]).toEqual([1_000, 1_000]);
    await clock.advance(doubtMs - 1_001);
    expect([binding.doubtedForMs, late.doubtedForMs]).toEqual([doubtMs - 1, doubtMs - 1]);
    await clock.advance(1);
    expect([binding.doubtedForMs, late.doubtedForMs]).toEqual([undefined, undefined]);
  });

  it("is doubted from now on where the date was set back since", async () => {
    const { clock, state, process } = engine();
    await process().bind(account);
    state.epoch = "2";
    await process().bind(account);
    clock.jump(-10_000);
    const binding = process();
    await binding.bind(account);
    expect(binding.doubtedForMs).toBe(0);
  });

  it("is doubted where it is empty though it was known, and where it was begun since", async () => {
    const { clock, state, process, written } = engine();
    const [first, second] = [process(), process()];
    await first.bind(account);
    await second.bind(account);
    await clock.advance(5_000);
    state.binding = undefined;
    await first.rebind();
    expect(first.doubtedForMs).toBe(0);
    expect(written()).toMatchObject({ born: clock.date(), doubtedAt: clock.date() });
    // The other one learns of it later, and the doubt does not begin once more.
    await clock.advance(1_000);
    await second.rebind();
    expect(second.doubtedForMs).toBe(1_000);
  });

  it("is doubted where a process that knew nothing of the old one has begun it", async () => {
    const { clock, state, process } = engine();
    const binding = process();
    await binding.bind(account);
    await clock.advance(5_000);
    state.binding = undefined;
    await process().bind(account);
    await binding.rebind();
    expect(binding.doubtedForMs).toBe(0);
  });
});

describe("the warning of a doubt", () => {
  const reasonsOf = (binding: StoreBinding) => binding.takeWarnings().map(({ reason }) => reason);

  it("says what happened, what is done and what to do: once in each process, also in one that begins later", async () => {
    const { clock, state, process } = engine();
    const [first, second] = [process(), process()];
    await first.bind(account);
    await second.bind(account);
    expect(reasonsOf(first)).toEqual([]);
    state.epoch = "2";
    await first.rebind();
    const reason =
      "It was 1, and is 2. For 1 minute, leads that it does not know are looked up in Base before they are sent. See.";
    expect([reasonsOf(first), reasonsOf(first)]).toEqual([[reason], []]);
    await second.rebind();
    await second.rebind();
    const late = process();
    await late.bind(account);
    expect([reasonsOf(second), reasonsOf(late)]).toEqual([[reason], [reason]]);
    // The same again within it is no news, another one is, and so is the next doubt.
    state.epoch = "1";
    await first.rebind();
    expect(reasonsOf(first)).toEqual([expect.stringContaining("It was 2, and is 1.")]);
    state.epoch = "2";
    await first.rebind();
    expect(reasonsOf(first)).toEqual([reason]);
    state.binding = JSON.stringify({ ...JSON.parse(state.binding ?? ""), epoch: "1" });
    await first.rebind();
    expect(reasonsOf(first)).toEqual([]);
    await second.rebind();
    expect(reasonsOf(second)).toEqual([]);
    await clock.advance(doubtMs);
    await second.rebind();
    const tooLate = process();
    await tooLate.bind(account);
    expect([reasonsOf(second), reasonsOf(tooLate)]).toEqual([[], []]);
    state.binding = JSON.stringify({ ...JSON.parse(state.binding ?? ""), epoch: "1" });
    await first.rebind();
    expect(reasonsOf(first)).toEqual([reason]);
    state.binding = undefined;
    await first.rebind();
    expect(reasonsOf(first)).toEqual([expect.stringContaining("The ledger lost everything that it held.")]);
  });

  it("of a proof is for all other processes: the one that found it knows", async () => {
    const { clock, process } = engine();
    const [first, second] = [process(), process()];
    await expect(first.doubt()).rejects.toThrow("The ledger is not bound to a Base account.");
    await first.bind(account);
    await second.bind(account);
    await first.doubt();
    expect([first.doubtedForMs, reasonsOf(first)]).toEqual([0, []]);
    await second.rebind();
    const reason = expect.stringContaining(
      "The ledger does not know a lead whose order is in Base. For 1 minute",
    );
    expect([second.doubtedForMs, reasonsOf(second)]).toEqual([0, [reason]]);
    await clock.advance(1_000);
    await first.bind(account);
    expect([first.doubtedForMs, reasonsOf(first)]).toEqual([1_000, []]);
  });

  it.each([
    [0, "Leads that it does not know are sent all the same, because `doubtMs` is 0."],
    [3_600_001, "For 61 minutes, leads"],
    [Number.POSITIVE_INFINITY, "From now on, leads"],
  ])("says for how long leads are looked up: %d ms", async (doubtedMs, words) => {
    const { state, process } = engine();
    const binding = process(doubtedMs);
    await binding.bind(account);
    state.epoch = "2";
    await binding.rebind();
    expect(reasonsOf(binding)).toEqual([expect.stringContaining(words)]);
  });
});
