import { describe, expect, it } from "vitest";
import {
  anySignal,
  linkedSignal,
  pause,
  promiseTry,
  raceWithAbort,
} from "../../../src/shared/runtime/abort.ts";
import { listenersOf } from "../../support/listenersOf.ts";
import { manualClock } from "../../support/manualClock.ts";

const reason = { why: "enough" };

/** A signal that counts its listeners. */
function countedSignal(): { controller: AbortController; listeners: () => number } {
  const controller = new AbortController();
  return { controller, listeners: listenersOf(controller.signal) };
}

describe("a pause", () => {
  it("ends when its time is over, and leaves neither timer nor listener", async () => {
    const clock = manualClock();
    const { controller, listeners } = countedSignal();
    let ended = false;
    const paused = pause(100, clock, controller.signal).then(() => {
      ended = true;
    });
    await clock.advance(99);
    expect([ended, clock.timers, listeners()]).toEqual([false, 1, 1]);
    await clock.advance(1);
    await paused;
    expect([ended, clock.timers, listeners()]).toEqual([true, 0, 0]);
  });

  it("rejects with the signal's reason, at once where it was aborted before", async () => {
    const clock = manualClock();
    const { controller } = countedSignal();
    const paused = pause(100, clock, controller.signal);
    controller.abort(reason);
    await expect(paused).rejects.toBe(reason);
    await expect(pause(100, clock, controller.signal)).rejects.toBe(reason);
    expect(clock.timers).toBe(0);
  });
});

describe("a race with an abort", () => {
  it("gives what the promise gives, and leaves no listener", async () => {
    const { controller, listeners } = countedSignal();
    await expect(raceWithAbort(Promise.resolve(5), controller.signal)).resolves.toBe(5);
    await expect(raceWithAbort(Promise.reject(reason), controller.signal)).rejects.toBe(reason);
    await expect(raceWithAbort(Promise.resolve(5), undefined)).resolves.toBe(5);
    expect(listeners()).toBe(0);
  });

  it("rejects with the signal's reason where that comes first", async () => {
    const never = new Promise(() => {});
    const { controller } = countedSignal();
    const race = raceWithAbort(never, controller.signal);
    controller.abort(reason);
    await expect(race).rejects.toBe(reason);
    await expect(raceWithAbort(never, controller.signal)).rejects.toBe(reason);
  });
});

describe("a linked signal", () => {
  it("is aborted with the one that it follows, for the same reason, also where that was before", () => {
    const { controller } = countedSignal();
    const linked = linkedSignal(controller.signal);
    expect(linked.signal.aborted).toBe(false);
    controller.abort(reason);
    expect(linked.signal.reason).toBe(reason);
    expect(linkedSignal(controller.signal).signal.reason).toBe(reason);
  });

  it("can be aborted alone, and stops following when it is unlinked", () => {
    const { controller, listeners } = countedSignal();
    const alone = linkedSignal(controller.signal);
    alone.abort(reason);
    expect([alone.signal.reason, controller.signal.aborted]).toEqual([reason, false]);
    const unlinked = linkedSignal(controller.signal);
    expect(listeners()).toBe(2);
    alone.unlink();
    unlinked.unlink();
    expect(listeners()).toBe(0);
    controller.abort();
    expect(unlinked.signal.aborted).toBe(false);
  });

  it("needs no other signal", () => {
    const linked = linkedSignal(undefined);
    linked.unlink();
    linked.abort(reason);
    expect(linked.signal.reason).toBe(reason);
  });
});

describe("a signal that follows several", () => {
  const { any } = AbortSignal;

  it.each([
    ["with `AbortSignal.any`", any],
    ["where the runtime has no `AbortSignal.any`", undefined],
  ])("is aborted with the first of them, for the same reason, also where that was before: %s", (_, has) => {
    Reflect.set(AbortSignal, "any", has);
    try {
      const first = new AbortController();
      const second = new AbortController();
      const both = anySignal(first.signal, second.signal);
      expect(both.aborted).toBe(false);
      second.abort(reason);
      expect(both.reason).toBe(reason);
      expect(anySignal(new AbortController().signal, second.signal).reason).toBe(reason);
    } finally {
      Reflect.set(AbortSignal, "any", any);
    }
  });

  it("leaves no listener on the others once it is aborted, where the runtime has no `AbortSignal.any`", () => {
    Reflect.set(AbortSignal, "any", undefined);
    try {
      const { controller, listeners } = countedSignal();
      const other = new AbortController();
      anySignal(controller.signal, other.signal);
      expect(listeners()).toBe(1);
      other.abort(reason);
      expect(listeners()).toBe(0);
    } finally {
      Reflect.set(AbortSignal, "any", any);
    }
  });
});

describe("promiseTry", () => {
  it("makes a rejection of what is thrown, and hands the promise itself on", async () => {
    const promise = Promise.resolve(5);
    expect(promiseTry(() => promise)).toBe(promise);
    const thrown = promiseTry(() => {
      throw reason;
    });
    await expect(thrown).rejects.toBe(reason);
  });
});
