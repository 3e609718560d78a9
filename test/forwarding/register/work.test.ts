import { describe, expect, it } from "vitest";
import type { ForwardResult } from "../../../src/forwarding/contract/forwardResult.ts";
import { releaseAll, takeDue, work } from "../../../src/forwarding/register/work.ts";
import { TokenBlockedError } from "../../../src/shared/errors/blockedErrors.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";
import { newRow, taking } from "../../contracts/testEntries.ts";
import { attachedParts, failure, success } from "./attachedParts.ts";

/** A worker of the leads of a register, which ends them when the test says so. */
async function begin({
  leads = 0,
  ...options
}: {
  leads?: number;
  concurrency?: number;
  pollMs?: number;
} = {}) {
  const ends: ((result: ForwardResult | Promise<never>) => void)[] = [];
  const parts = attachedParts(() => new Promise((resolve) => ends.push(resolve)));
  const stop = new AbortController();
  const receive = async (howMany: number) => {
    for (let lead = 0; lead < howMany; lead += 1) {
      const id = `ld_${parts.delivered.length}-${lead}`;
      await parts.rows.add(newRow(id, { dueInMs: 0, lead: JSON.stringify(id) }), 999);
    }
  };
  await receive(leads);
  const start = () => work(parts.context, { signal: stop.signal, concurrency: 3, pollMs: 1_000, ...options });
  /** Ends the first lead that is in progress. */
  const end = async (result: ForwardResult) => {
    ends.shift()?.(result);
    await parts.clock.advance(0);
  };
  return { ...parts, stop, ends, start, end, receive };
}

describe("work", () => {
  it("tries the first lead alone, then as many at once as it may, and never more", async () => {
    const { start, end, ends, stop, clock, delivered } = await begin({ leads: 8 });
    const working = start();
    await clock.advance(0);
    expect(ends).toHaveLength(1);
    await clock.advance(20_000);
    expect(delivered).toHaveLength(1);
    await end(success);
    expect(ends).toHaveLength(3);
    await clock.advance(20_000);
    expect(ends).toHaveLength(3);
    await end(success);
    expect(ends).toHaveLength(3);
    for (let left = 0; left < 6; left += 1) await end(success);
    expect(delivered).toHaveLength(8);
    stop.abort();
    await clock.advance(0);
    await working;
  });

  it("goes on with the leads of other keys where one key is not unique", async () => {
    const { start, end, ends, stop, clock, delivered } = await begin({ leads: 5 });
    const issues = [{ level: "error", code: "key_not_unique", path: "key", message: "no" } as const];
    const working = start();
    await clock.advance(0);
    await end(failure("setup", { issues, retryAfterMs: 300_000 }));
    expect(ends).toHaveLength(3);
    for (let left = 0; left < 4; left += 1) await end(success);
    expect(delivered).toHaveLength(5);
    stop.abort();
    await clock.advance(0);
    await working;
  });

  it("takes the next lead as soon as one ends, without waiting", async () => {
    const { start, end, stop, clock, delivered } = await begin({ leads: 3, concurrency: 1 });
    const working = start();
    await clock.advance(0);
    for (const taken of [1, 2, 3]) {
      expect(delivered).toHaveLength(taken);
      await end(success);
    }
    stop.abort();
    await clock.advance(0);
    await working;
  });

  it("looks again after `pollMs` where nothing waits", async () => {
    const { start, end, receive, stop, clock, delivered, rows } = await begin({ concurrency: 1 });
    let looks = 0;
    const take = rows.take.bind(rows);
    rows.take = (query) => {
      looks += 1;
      return take(query);
    };
    const working = start();
    await clock.advance(10_000);
    expect(looks).toBe(11);
    await receive(1);
    await clock.advance(999);
    expect(delivered).toHaveLength(0);
    await clock.advance(1);
    expect(delivered).toHaveLength(1);
    await end(success);
    stop.abort();
    await clock.advance(0);
    await working;
  });

  it.each([
    ["the setup is wrong", failure("setup", { retryAfterMs: undefined }), 1_000],
    ["the setup is wrong for a while", failure("setup", { retryAfterMs: 5_000 }), 5_000],
    [
      "the token is blocked",
      failure("temporary", {
        retryAfterMs: 600_000,
        error: new TokenBlockedError(new Date(0), 600_000),
      }),
      60_000,
    ],
  ])("tries one lead at a time, and waits, while %s", async (_, result, waitMs) => {
    const { start, end, ends, stop, clock, delivered } = await begin({ leads: 9 });
    const working = start();
    await clock.advance(0);
    for (let tries = 1; tries <= 3; tries += 1) {
      expect([delivered.length, ends.length]).toEqual([tries, 1]);
      await end(result);
      await clock.advance(waitMs - 1);
      expect(delivered).toHaveLength(tries);
      await clock.advance(1);
    }
    await end(success);
    expect(ends).toHaveLength(3);
    stop.abort();
    for (const _lead of [1, 2, 3]) await end(success);
    await working;
  });

  it("takes no other lead while several are in progress of which one was told that the setup is wrong", async () => {
    const { start, end, stop, clock, delivered } = await begin({ leads: 9 });
    const working = start();
    await clock.advance(0);
    await end(success);
    expect(delivered).toHaveLength(4);
    await end(failure("setup", { retryAfterMs: undefined }));
    await clock.advance(20_000);
    expect(delivered).toHaveLength(4);
    stop.abort();
    for (const _lead of [1, 2]) await end(success);
    await working;
  });

  it("asks no one while the limiter is paused, and looks at that each minute", async () => {
    const { start, stop, clock, delivered, forwarder } = await begin({ leads: 1 });
    const until = clock.date() + 150_000;
    forwarder.blockedUntil = () => new Date(until);
    const working = start();
    await clock.advance(60_000);
    expect(clock.timers).toBe(1);
    await clock.advance(89_999);
    expect(delivered).toHaveLength(0);
    await clock.advance(1);
    expect(delivered).toHaveLength(1);
    stop.abort();
    await clock.advance(0);
    void working;
  });

  it("continues when the block is lifted earlier, within a minute", async () => {
    const { start, clock, delivered, forwarder } = await begin({ leads: 1 });
    const until = clock.date() + 3_600_000;
    forwarder.blockedUntil = () => new Date(until);
    void start();
    await clock.advance(30_000);
    forwarder.blockedUntil = () => undefined;
    await clock.advance(29_999);
    expect(delivered).toHaveLength(0);
    await clock.advance(1);
    expect(delivered).toHaveLength(1);
  });

  it("tells of a register that does not answer for now, and continues", async () => {
    const { start, end, stop, clock, delivered, failures, rows } = await begin({ leads: 1 });
    const take = rows.take.bind(rows);
    rows.take = async () => {
      rows.take = take;
      throw new StoreError("Away.", { retryable: true });
    };
    const working = start();
    await clock.advance(1_000);
    expect(failures).toEqual([["", "Away."]]);
    expect(delivered).toHaveLength(1);
    await end(success);
    stop.abort();
    await clock.advance(0);
    await working;
  });

  it("ends where the register can never answer", async () => {
    const { start, rows, failures } = await begin();
    rows.take = async () => {
      throw new StoreError("Damaged.", { retryable: false });
    };
    await expect(start()).rejects.toThrow("Damaged.");
    expect(failures).toEqual([]);
  });

  it("tells of a lead that it cannot read, and continues with the others", async () => {
    const { start, end, stop, clock, delivered, failures, rows } = await begin();
    await rows.add(newRow("ld_0", { dueInMs: 0, lead: "{" }), 9);
    await clock.advance(1);
    await rows.add(newRow("ld_1", { dueInMs: 0 }), 9);
    const working = start();
    await clock.advance(1_000);
    expect(failures).toEqual([["", expect.stringContaining("JSON")]]);
    expect(delivered).toHaveLength(1);
    await end(success);
    stop.abort();
    await clock.advance(0);
    await working;
  });

  it("waits for what it has in progress when it is told to stop", async () => {
    const { start, end, stop, clock } = await begin({ leads: 1 });
    let isOver = false;
    const working = start().then(() => {
      isOver = true;
    });
    await clock.advance(0);
    stop.abort();
    await clock.advance(5_000);
    expect(isOver).toBe(false);
    await end(success);
    await working;
  });
});

/** A work with one lead that was taken that often by processes that ended, and others. */
async function beginAfter(takes: number, others: number) {
  const parts = await begin();
  await parts.rows.add(newRow("ld_bad", { dueInMs: 0, lead: '"bad"' }), 9);
  for (let count = 0; count < takes; count += 1) {
    await parts.rows.take(taking());
    await parts.clock.advance(60_001);
  }
  await parts.receive(others);
  return { ...parts, leads: () => parts.delivered.map(({ lead }) => lead) };
}

describe("a new lead next to a backlog", () => {
  it.each([
    ["one at a time", 1],
    ["three at a time", 3],
  ])("gets every fourth slot, and the oldest get the others: %s", async (_, concurrency) => {
    const { start, end, rows, clock, delivered } = await begin({ concurrency });
    for (let lead = 10; lead < 50; lead += 1) {
      await rows.add(newRow(`ld_${lead}`, { dueInMs: 0, lead: JSON.stringify(lead) }), 99);
      await clock.advance(1);
    }
    void start();
    await clock.advance(0);
    for (let ended = 0; ended < 11; ended += 1) await end(success);
    const leads = delivered.slice(0, 12).map(({ lead }) => Number(lead));
    expect(leads.sort()).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 47, 48, 49]);
  });

  it("is not counted where nothing waits", async () => {
    const { context, rows } = await begin();
    const queries: number[] = [];
    rows.take = async ({ newest }) => {
      queries.push(newest);
      return [];
    };
    for (let polls = 0; polls < 5; polls += 1)
      await takeDue(context, { limit: 1, leaseMs: 1_000, alone: true });
    expect(queries).toEqual([0, 0, 0, 0, 0]);
    await takeDue(context, { limit: 8, leaseMs: 1_000, alone: true });
    expect(queries.at(-1)).toBe(2);
  });
});

describe("a lead that ended two processes", () => {
  it("is tried when no other waits, with nothing next to it, and what comes meanwhile waits", async () => {
    const { start, end, ends, receive, stop, clock, leads } = await beginAfter(2, 4);
    const working = start();
    await clock.advance(0);
    await end(success);
    expect(ends).toHaveLength(3);
    for (const _lead of [1, 2]) await end(success);
    // One is in progress, and none waits but the bad one.
    await clock.advance(5_000);
    expect([leads().includes("bad"), ends.length]).toEqual([false, 1]);
    await end(success);
    await clock.advance(1_000);
    expect([leads().at(-1), ends.length]).toEqual(["bad", 1]);
    await receive(3);
    await clock.advance(20_000);
    expect(ends).toHaveLength(1);
    await end(success);
    await clock.advance(0);
    expect(ends).toHaveLength(3);
    stop.abort();
    for (const _lead of [1, 2, 3]) await end(success);
    await working;
  });

  it("is tried later if it fails for now, not later than one that ended none", async () => {
    const { start, end, clock, leads } = await beginAfter(2, 0);
    void start();
    await clock.advance(0);
    await end(failure("temporary"));
    // Its third attempt: 5 seconds are doubled twice.
    await clock.advance(19_999);
    expect(leads()).toEqual(["bad"]);
    await clock.advance(1_001);
    expect(leads()).toEqual(["bad", "bad"]);
  });
});

describe("a lead that ended five processes", () => {
  it("is refused, and is tried no more until a person sends it again", async () => {
    const { context, rows, delivered, clock } = await beginAfter(5, 1);
    const rowsTaken = await takeDue(context, { limit: 9, leaseMs: 60_000, alone: false });
    expect(rowsTaken.map(({ runsAlone }) => runsAlone)).toEqual([false, false]);
    for (const lead of rowsTaken) void lead.deliver();
    const { entry } = delivered.find(({ lead }) => lead === "bad") ?? {};
    expect(entry?.refusal).toMatchObject({ fault: "setup", issues: [{ code: "lead_ends_process" }] });
    expect(entry?.refusal).not.toHaveProperty("retryAfterMs");
    if (entry?.refusal !== undefined) await entry.end(entry.refusal);
    expect(await rows.read("ld_bad")).toMatchObject({
      status: "error",
      attempts: 5,
      takes: 0,
      hasLead: true,
    });
    await clock.advance(3_600_000);
    expect(await rows.take(taking())).toMatchObject([{ id: "ld_0-0", attempts: 2 }]);
  });
});

describe("a lead that is in progress when its process ends as it should", () => {
  it("is given back, so that its process did not end with it", async () => {
    const { context, rows, clock } = await begin({ leads: 2 });
    for (let count = 1; count <= 6; count += 1) {
      const [first, second] = await takeDue(context, { limit: 2, leaseMs: 60_000, alone: false });
      void first?.deliver();
      expect([first?.runsAlone, second?.runsAlone]).toEqual([false, false]);
      await releaseAll(context);
      expect(await rows.read("ld_0-0")).toMatchObject({ attempts: count, takes: 0 });
      await clock.advance(60_001);
    }
  });

  it("is not given back once it has ended", async () => {
    const { context, rows } = attachedParts(() => failure("temporary"));
    await rows.add(newRow("ld_1", { dueInMs: 0 }), 9);
    const [lead] = await takeDue(context, { limit: 1, leaseMs: 60_000, alone: true });
    await lead?.deliver();
    let changes = 0;
    rows.change = async () => {
      changes += 1;
      return undefined;
    };
    await releaseAll(context);
    expect(changes).toBe(0);
  });
});

describe("a lead that was taken", () => {
  it("is delivered as it came, and in less time than it was taken for", async () => {
    const { context, rows, delivered, clock } = attachedParts();
    const head = JSON.stringify({ receivedAt: 5, key: "a" });
    await rows.add(newRow("ld_1", { dueInMs: 0, head, lead: '{"a":1}' }), 9);
    await rows.add(newRow("ld_2", { dueInMs: 0, lead: undefined }), 9);
    const taken = await takeDue(context, { limit: 9, leaseMs: 40_000.5, alone: true });
    expect(taken).toHaveLength(1);
    await taken[0]?.deliver();
    const options = { receivedAt: new Date(5), key: "a", deadlineMs: 30_000.375 };
    expect(delivered).toMatchObject([{ lead: { a: 1 }, options }]);
    await clock.advance(60_000);
    expect(await takeDue(context, { limit: 9, leaseMs: 40_000, alone: true })).toEqual([]);
  });
});
