import { getEventListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { uk } from "../../../src/languages/uk/language.ts";
import { pathWith, success } from "./scriptedPath.ts";

const temporary = (message: string, key?: string) => ({
  status: "error",
  fault: "temporary",
  error: { message },
  ...(key === undefined ? {} : { key }),
});

describe("leads that all arrive at once", () => {
  it("are read a thousand at a time, in their order, and the others wait", async () => {
    const { clock, path, reads, forward, end } = pathWith({ tuning: { maxInFlight: 2_000 } });
    for (let id = 0; id < 1_002; id += 1) forward(`slow-${id}`);
    await clock.advance(0);
    expect([reads.length, path.waiting, path.inFlight]).toEqual([1_000, 2, 1_002]);
    await end("read slow-7");
    expect([reads.at(-1), path.waiting]).toEqual(["slow-1000", 1]);
    await end("read slow-8");
    expect([reads.at(-1), path.waiting]).toEqual(["slow-1001", 0]);
    await end("read slow-9");
    await end("claim slow-9");
    expect([reads.length, path.inFlight]).toEqual([1_002, 1_001]);
  });

  it("are all read, also those that come when a thousand have been", async () => {
    const { clock, reads, forward } = pathWith({ tuning: { maxInFlight: 2_000 } });
    for (let id = 0; id < 1_000; id += 1) forward(`${id}`);
    await clock.advance(0);
    forward("last");
    await clock.advance(0);
    expect(reads.at(-1)).toBe("last");
  });

  it("leave with their signal and their time also before they are read, and with all that wait", async () => {
    const { clock, path, reads, forward, end } = pathWith({ tuning: { maxInFlight: 2_000 } });
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
        "The lead was not finished within 1000 ms: the rate limit, the store, another process or Base took longer. Forward it again.",
      ),
    ]);
    expect([gone, before]).toMatchObject([[temporary("left")], [temporary("before")]]);
    expect([listeners(), clock.timers, path.waiting]).toEqual([0, 0, 1]);
    path.endWaiting(new Error("closed"));
    await clock.advance(0);
    expect(last).toMatchObject([temporary("closed")]);
    await end("read slow-0");
    expect([reads.length, path.waiting]).toEqual([1_000, 0]);
  });

  it("are followed by nothing any more once they are read", async () => {
    const { clock, forward, end, reads } = pathWith({ tuning: { maxInFlight: 2_000 } });
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
  it("leave with their signal, their time, or all that wait, and are reported with their keys", async () => {
    const { clock, path, forward, end, claimed } = pathWith();
    forward("first");
    const leaving = new AbortController();
    const gone = forward("gone", { signal: leaving.signal });
    const late = forward("late", {}, 1_000);
    const last = forward("last", { deadlineMs: 60_000 });
    await clock.advance(0);
    expect([claimed, path.waiting]).toEqual([["first"], 3]);
    leaving.abort(new Error("left"));
    await clock.advance(1_000);
    expect(gone).toMatchObject([temporary("left", "gone")]);
    expect(late).toMatchObject([{ fault: "temporary", key: "late", error: { code: "DEADLINE_OVER" } }]);
    expect(getEventListeners(leaving.signal, "abort")).toHaveLength(0);
    path.endWaiting(new Error("closed"));
    await clock.advance(0);
    expect(last).toMatchObject([temporary("closed", "last")]);
    expect(clock.timers).toBe(0);
    await end("claim first");
    expect([claimed, path.inFlight]).toEqual([["first"], 0]);
  });

  it("do not wait where their caller has gone while they were read, or the forwarder was closed", async () => {
    const { clock, closing, forward, end } = pathWith();
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
    expect(late).toMatchObject([{ fault: "temporary", error: { code: "DEADLINE_OVER" } }]);
    closing.abort(new Error("closed"));
    await end("read slow-closed");
    expect(closed).toMatchObject([temporary("closed", "slow-closed")]);
  });

  it("are followed by nothing any more once it is their turn", async () => {
    const { clock, forward, end, claimed } = pathWith();
    forward("first");
    const { signal } = new AbortController();
    forward("second", { signal, deadlineMs: 5_000 });
    await clock.advance(0);
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    await end("claim first");
    expect(claimed).toEqual(["first", "second"]);
    // Its delivery follows the signal now, and the line no longer does.
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    await end("claim second");
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("the end of a lead", () => {
  it("is reported with how long it took, and lets the next one begin", async () => {
    const { clock, forward, end, durations, claimed, path } = pathWith();
    const first = forward("first", { deadlineMs: 60_000 });
    forward("second", { deadlineMs: 60_000 });
    await clock.advance(1_500);
    let isIdle = false;
    const idle = path.idle().then(() => {
      isIdle = true;
    });
    await end("claim first");
    expect([first, durations, claimed]).toMatchObject([[success], [1_500], ["first", "second"]]);
    expect(isIdle).toBe(false);
    await end("claim second");
    await idle;
    expect(path.inFlight).toBe(0);
  });

  it("is an error with its key where delivering throws, and of no key where reading does", async () => {
    const { clock, forward } = pathWith({}, (parts) => {
      vi.spyOn(parts.settings.binding, "sign").mockRejectedValue(new Error("not there"));
      return parts;
    });
    const thrown = forward("first");
    await clock.advance(0);
    expect(thrown).toMatchObject([{ status: "error", key: "first", error: { message: "not there" } }]);
    const unread = pathWith({
      store: { ...memoryStore(), bind: () => Promise.reject(new Error("no account")) },
    });
    const ends = unread.forward("first");
    await unread.clock.advance(0);
    expect(ends).toMatchObject([{ status: "error", error: { message: "no account" } }]);
    expect(ends[0]).not.toHaveProperty("key");
    expect(unread.path.inFlight).toBe(0);
  });

  it("rejects where the caller's own function throws, and counts as an end", async () => {
    const result = () => {
      throw new Error("a language");
    };
    const { clock, path, forward, end } = pathWith({}, (parts) => ({
      ...parts,
      config: { ...parts.config, language: { ...uk, result } },
    }));
    const ends = forward("first");
    await clock.advance(0);
    await end("claim first");
    expect([ends, path.inFlight]).toEqual([["a language"], 0]);
    await path.idle();
  });

  it("comes at once where the forwarder was closed before, and nothing is read", async () => {
    const { clock, closing, forward, reads } = pathWith();
    closing.abort(new Error("closed"));
    const ends = forward("first");
    await clock.advance(0);
    expect([ends, reads]).toMatchObject([[{ status: "error", error: { message: "closed" } }], []]);
  });

  it("comes at once where its caller leaves while the store is opened", async () => {
    const leaving = new AbortController();
    const { clock, forward } = pathWith({ store: { ...memoryStore(), bind: () => new Promise(() => {}) } });
    const ends = forward("first", { signal: leaving.signal, deadlineMs: 1_000 });
    await clock.advance(0);
    expect(ends).toEqual([]);
    leaving.abort(new Error("left"));
    await clock.advance(0);
    expect(ends).toMatchObject([temporary("left")]);
  });
});
