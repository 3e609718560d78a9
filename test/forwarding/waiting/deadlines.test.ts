import { describe, expect, it } from "vitest";
import { type Deadline, Deadlines } from "../../../src/forwarding/waiting/deadlines.ts";
import { deadlineOver } from "../../../src/shared/errors/forwarderError.ts";
import { manualClock } from "../../support/manualClock.ts";

function begin() {
  const clock = manualClock();
  const deadlines = new Deadlines(clock, deadlineOver);
  const begun = clock.now();
  const over: [name: string, afterMs: number][] = [];
  /** A deadline of ten seconds, whose end is a second before. */
  const start = (name: string): Deadline => {
    const deadline = deadlines.start(10_000, 20_000);
    if (deadline === undefined) throw new Error("There is no end.");
    deadline.onOver = () => over.push([name, clock.now() - begun]);
    return deadline;
  };
  return { clock, deadlines, start, over };
}

describe("the deadlines of a forwarder", () => {
  it("end in time, each at its own, with one timer for all of one length", async () => {
    const { clock, start, over } = begin();
    start("a");
    await clock.advance(2_000);
    for (const name of ["b", "c"]) start(name);
    expect(clock.timers).toBe(1);
    await clock.advance(7_000);
    expect([over, clock.timers]).toEqual([[["a", 9_000]], 1]);
    await clock.advance(2_000);
    expect(over.slice(1)).toEqual([
      ["b", 11_000],
      ["c", 11_000],
    ]);
    expect(clock.timers).toBe(0);
  });

  it("end in time though one that began before was cancelled", async () => {
    const { clock, start, over } = begin();
    const first = start("a");
    await clock.advance(1_000);
    start("b");
    first.cancel();
    await clock.advance(60_000);
    expect(over).toEqual([["b", 10_000]]);
  });

  it("end in time though all before were cancelled, which leave no timer", async () => {
    const { clock, start, over } = begin();
    start("a").cancel();
    expect(clock.timers).toBe(0);
    start("b");
    await clock.advance(60_000);
    expect(over).toEqual([["b", 9_000]]);
  });

  it("tell who follows how long was waited, and are told only once to one who is there no more", async () => {
    const { clock, start } = begin();
    const deadline = start("a");
    const dropped = deadline.signal;
    expect(deadline.signal).toBe(dropped);
    deadline.dropSignal();
    const { signal } = deadline;
    await clock.advance(9_000);
    expect([dropped.aborted, signal.aborted]).toEqual([false, true]);
    expect(signal.reason).toMatchObject({
      code: "DEADLINE_OVER",
      message: expect.stringContaining("within 10000 ms"),
    });
  });

  it("are over also for one who asks later", async () => {
    const { clock, start } = begin();
    const deadline = start("a");
    await clock.advance(9_000);
    expect(deadline.signal.reason).toMatchObject({ code: "DEADLINE_OVER" });
  });

  it.each([
    [5_000, 500],
    [10_000, 1_000],
    [60_000, 1_000],
  ])("of %i ms end a tenth before, or a second: the caller is answered in time", (waitMs, graceMs) => {
    const { clock, deadlines } = begin();
    expect(deadlines.start(waitMs, 20_000)).toMatchObject({
      graceMs,
      dueAt: clock.now() + waitMs - graceMs,
    });
  });

  it("are none where there is no end, and are known for the default that holds to the start only", () => {
    const { clock, deadlines } = begin();
    expect(deadlines.start(Number.POSITIVE_INFINITY, 20_000)).toBeUndefined();
    expect(deadlines.start(undefined, Number.POSITIVE_INFINITY)).toBeUndefined();
    expect(clock.timers).toBe(0);
    expect(deadlines.start(undefined, 20_000)).toMatchObject({ isForStart: true });
    expect(deadlines.start(20_000, 20_000)).toMatchObject({ isForStart: false });
  });
});
