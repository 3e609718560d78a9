import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { callsWith, success } from "./scriptedCalls.ts";

const temporary = (message: string, key?: string) => ({
  status: "error",
  fault: "temporary",
  error: { message },
  ...(key === undefined ? {} : { key }),
});

describe("leads that all arrive at once", () => {
  it("are read a thousand at a time, in their order, and the others wait", async () => {
    const { clock, calls, reads, forward, end } = callsWith({ maxInFlight: 2_000 });
    for (let id = 0; id < 1_002; id += 1) forward(`slow-${id}`);
    await clock.advance(0);
    expect([reads.length, calls.waiting, calls.inFlight]).toEqual([1_000, 2, 1_002]);
    await end("read slow-7");
    expect([reads.at(-1), calls.waiting]).toEqual(["slow-1000", 1]);
    await end("read slow-8");
    expect([reads.at(-1), calls.waiting]).toEqual(["slow-1001", 0]);
    await end("read slow-9");
    await end("deliver slow-9");
    expect([reads.length, calls.inFlight]).toEqual([1_002, 1_001]);
  });

  it("are all read, also those that come when a thousand have been", async () => {
    const { clock, reads, forward } = callsWith({ maxInFlight: 2_000 });
    for (let id = 0; id < 1_000; id += 1) forward(`${id}`);
    await clock.advance(0);
    forward("last");
    await clock.advance(0);
    expect(reads.at(-1)).toBe("last");
  });

  it("leave with their signal and their time also before they are read, and with all that wait", async () => {
    const { clock, calls, reads, forward, end } = callsWith({ maxInFlight: 2_000 });
    for (let id = 0; id < 1_000; id += 1) forward(`slow-${id}`);
    const leaving = new AbortController();
    const listeners = () => getEventListeners(leaving.signal, "abort").length;
    const late = forward("late", { deadlineMs: 1_000 });
    const gone = forward("gone", { signal: leaving.signal });
    const before = forward("before", { signal: AbortSignal.abort(new Error("before")) });
    const last = forward("last");
    expect(listeners()).toBe(1);
    leaving.abort(new Error("left"));
    await clock.advance(1_000);
    expect(late).toMatchObject([
      temporary(
        "The lead did not end within 1000 ms: the rate limit, the store, another process or Base took longer. Forward it again.",
      ),
    ]);
    expect([gone, before]).toMatchObject([[temporary("left")], [temporary("before")]]);
    expect([listeners(), clock.timers, calls.waiting]).toEqual([0, 0, 1]);
    calls.endWaiting(new Error("closed"));
    await clock.advance(0);
    expect(last).toMatchObject([temporary("closed")]);
    await end("read slow-0");
    expect([reads.length, calls.waiting]).toEqual([1_000, 0]);
  });

  it("are followed by nothing any more once they are read", async () => {
    const { clock, forward, end, reads } = callsWith({ maxInFlight: 2_000 });
    for (let id = 0; id < 1_000; id += 1) forward(`slow-${id}`);
    const { signal } = new AbortController();
    forward("slow-one", { signal });
    await clock.advance(0);
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    await end("read slow-0");
    expect(reads.at(-1)).toBe("slow-one");
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("leads in line", () => {
  it("leave with their signal, their time, or all that wait, and are told with their keys", async () => {
    const { clock, calls, forward, end, delivered } = callsWith();
    forward("first");
    const leaving = new AbortController();
    const gone = forward("gone", { signal: leaving.signal });
    const late = forward("late", {}, 1_000);
    const last = forward("last");
    await clock.advance(0);
    expect([delivered, calls.waiting]).toEqual([["first"], 3]);
    leaving.abort(new Error("left"));
    await clock.advance(1_000);
    expect(gone).toMatchObject([temporary("left", "gone")]);
    expect(late).toMatchObject([{ fault: "temporary", key: "late", error: { name: "DeadlineError" } }]);
    expect(getEventListeners(leaving.signal, "abort")).toHaveLength(0);
    calls.endWaiting(new Error("closed"));
    await clock.advance(0);
    expect(last).toMatchObject([temporary("closed", "last")]);
    await end("deliver first");
    expect([delivered, calls.inFlight, clock.timers]).toEqual([["first"], 0, 0]);
  });

  it("do not wait where their caller has gone while they were read, or the forwarder was closed", async () => {
    const { clock, closing, forward, end } = callsWith();
    forward("first");
    const leaving = new AbortController();
    const gone = forward("slow-gone", { signal: leaving.signal });
    const late = forward("slow-late", { deadlineMs: 1_000 });
    const closed = forward("slow-closed");
    await clock.advance(1_000);
    leaving.abort(new Error("left"));
    await end("read slow-gone");
    await end("read slow-late");
    expect(gone).toMatchObject([temporary("left", "slow-gone")]);
    expect(late).toMatchObject([{ fault: "temporary", error: { name: "DeadlineError" } }]);
    closing.abort(new Error("closed"));
    await end("read slow-closed");
    expect(closed).toMatchObject([temporary("closed", "slow-closed")]);
  });

  it("are followed by nothing any more once it is their turn", async () => {
    const { clock, forward, end, delivered } = callsWith();
    forward("first");
    const { signal } = new AbortController();
    forward("second", { signal, deadlineMs: 5_000 });
    await clock.advance(0);
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    await end("deliver first");
    expect(delivered).toEqual(["first", "second"]);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("the end of a lead", () => {
  it("is told with how long it took, and lets the next one begin", async () => {
    const { clock, forward, end, durations, delivered, calls } = callsWith();
    const first = forward("first", { deadlineMs: 60_000 });
    forward("second");
    await clock.advance(1_500);
    let isIdle = false;
    const idle = calls.idle().then(() => {
      isIdle = true;
    });
    await end("deliver first");
    expect([first, durations, delivered]).toEqual([[success("first")], [1_500], ["first", "second"]]);
    expect([isIdle, clock.timers]).toEqual([false, 0]);
    await end("deliver second");
    await idle;
    expect(calls.inFlight).toBe(0);
  });

  it("is an error with its key where delivering throws, and of no key where reading does", async () => {
    const { clock, forward } = callsWith({ deliver: () => Promise.reject(new Error("not there")) });
    const thrown = forward("first");
    await clock.advance(0);
    expect(thrown).toMatchObject([{ status: "error", error: { message: "not there" } }]);
    const unread = callsWith({ read: () => Promise.reject(new Error("no account")) });
    const ends = unread.forward("first");
    await unread.clock.advance(0);
    expect(ends).toMatchObject([{ status: "error", error: { message: "no account" } }]);
    expect(ends[0]).not.toHaveProperty("key");
    expect(unread.calls.inFlight).toBe(0);
  });

  it("rejects where the caller's own function throws as it is told, and counts as an end", async () => {
    const { clock, calls, forward, end } = callsWith({
      tell: () => {
        throw new Error("a listener");
      },
    });
    const ends = forward("first");
    await clock.advance(0);
    await end("deliver first");
    expect([ends, calls.inFlight]).toEqual([["a listener"], 0]);
    await calls.idle();
  });

  it("comes at once where the forwarder was closed before, and nothing is read", async () => {
    const { clock, closing, forward, reads } = callsWith();
    closing.abort(new Error("closed"));
    const ends = forward("first");
    await clock.advance(0);
    expect([ends, reads]).toMatchObject([[{ status: "error", error: { message: "closed" } }], []]);
  });

  it("can be waited for while its account is read, as long as the caller waits", async () => {
    const leaving = new AbortController();
    let until: AbortSignal | undefined;
    const { clock, forward } = callsWith({
      async read(_, given) {
        until = given();
        throw new Error("read");
      },
    });
    forward("first", { signal: leaving.signal, deadlineMs: 1_000 });
    await clock.advance(0);
    expect(until?.aborted).toBe(false);
    leaving.abort(new Error("left"));
    expect(until?.reason).toEqual(new Error("left"));
  });
});
