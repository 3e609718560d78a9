import { describe, expect, it, vi } from "vitest";
import { systemClock } from "../../../src/shared/runtime/clock.ts";

describe("the machine's clock", () => {
  it("gives the date, and a time that never runs backwards", () => {
    expect(Math.abs(systemClock.date() - Date.now())).toBeLessThan(1_000);
    const first = systemClock.now();
    expect(systemClock.now()).toBeGreaterThanOrEqual(first);
  });

  it("rounds a delay up, takes a negative one for none, and one that is too long for the longest", () => {
    const delays: unknown[] = [];
    const real = globalThis.setTimeout;
    const spy = vi.spyOn(globalThis, "setTimeout").mockImplementation((callback, delay) => {
      delays.push(delay);
      const timer = real(callback, delay);
      clearTimeout(timer);
      return timer;
    });
    for (const delay of [0.2, -5, Number.POSITIVE_INFINITY, 2 ** 40]) systemClock.after(delay, () => {});
    spy.mockRestore();
    expect(delays).toEqual([1, 0, 2 ** 31 - 1, 2 ** 31 - 1]);
  });

  it("calls back once, and not where it was cancelled", async () => {
    const called: string[] = [];
    await new Promise<void>((resolve) => {
      const cancel = systemClock.after(0, () => called.push("cancelled"));
      cancel();
      systemClock.after(1, () => {
        called.push("due");
        resolve();
      });
    });
    expect(called).toEqual(["due"]);
  });

  it("does not keep the process alive for a timer in the background", () => {
    const timers: NodeJS.Timeout[] = [];
    const real = globalThis.setTimeout;
    const spy = vi.spyOn(globalThis, "setTimeout").mockImplementation((callback, delay) => {
      const timer = real(callback, delay);
      timers.push(timer);
      return timer;
    });
    const cancels = [
      systemClock.after(1e6, () => {}),
      systemClock.after(1e6, () => {}, { background: true }),
    ];
    spy.mockRestore();
    expect(timers.map((timer) => timer.hasRef())).toEqual([true, false]);
    for (const cancel of cancels) cancel();
  });
});
