import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { FollowedSignals } from "../../../src/forwarding/waiting/followedSignals.ts";

const listeners = (signal: AbortSignal) => getEventListeners(signal, "abort").length;

describe("signals of callers", () => {
  it("have one listener each, however many follow them, and none once none does", () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const signals = new FollowedSignals();
    const stops = Array.from({ length: 1_000 }, () => signals.follow(one.signal, () => {}));
    const stopOther = signals.follow(other.signal, () => {});
    expect([listeners(one.signal), listeners(other.signal)]).toEqual([1, 1]);
    for (const stop of stops.slice(1)) stop();
    expect(listeners(one.signal)).toBe(1);
    stops[0]?.();
    stops[0]?.();
    expect([listeners(one.signal), listeners(other.signal)]).toEqual([0, 1]);
    stopOther();
    expect(listeners(other.signal)).toBe(0);
  });

  it("call all who follow them once, in their order, and no longer those who stopped", () => {
    const { signal, abort } = aborting();
    const signals = new FollowedSignals();
    const called: string[] = [];
    const follow = (name: string) => signals.follow(signal, () => called.push(name));
    const stops = ["a", "b", "c"].map(follow);
    stops[1]?.();
    abort();
    abort();
    expect([called, listeners(signal)]).toEqual([["a", "c"], 0]);
    stops[0]?.();
    follow("late");
    expect([called, listeners(signal)]).toEqual([["a", "c", "late"], 0]);
  });

  it("do not call one that another stops as it is called", () => {
    const { signal, abort } = aborting();
    const signals = new FollowedSignals();
    const called: string[] = [];
    let stop = () => {};
    signals.follow(signal, () => {
      called.push("first");
      stop();
    });
    stop = signals.follow(signal, () => called.push("stopped"));
    signals.follow(signal, () => called.push("last"));
    abort();
    expect(called).toEqual(["first", "last"]);
  });

  it("are followed again after none did", () => {
    const { signal, abort } = aborting();
    const signals = new FollowedSignals();
    const called: string[] = [];
    signals.follow(signal, () => called.push("before"))();
    signals.follow(signal, () => called.push("after"));
    expect(listeners(signal)).toBe(1);
    abort();
    expect(called).toEqual(["after"]);
  });
});

function aborting() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
