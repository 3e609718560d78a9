import { describe, expect, it } from "vitest";
import { engineSteps } from "../../../src/forwarding/store/engineSteps.ts";
import { manualClock } from "../../support/manualClock.ts";

const explain = () => ({ message: "The ledger is shut.", retryable: true, again: true });

function steps(maxWaitMs: number) {
  const clock = manualClock();
  let closed = 0;
  const close = async () => {
    closed += 1;
  };
  const { step, ...rest } = engineSteps({ store: "The ledger", explain, close }, { maxWaitMs, clock });
  /** A step that a test ends. */
  const held = () => {
    let end = () => {};
    const done = step(() => new Promise<void>((resolve) => (end = resolve)));
    return { done, end: () => end() };
  };
  return { clock, step, ...rest, held, closed: () => closed };
}

describe("the steps of an engine", () => {
  it("need no timer where the engine always answers in time", async () => {
    const { clock, held } = steps(Number.POSITIVE_INFINITY);
    const { done, end } = held();
    expect(clock.timers).toBe(0);
    end();
    await done;
  });

  it("are not said again where the pause before would take all the time that is left", async () => {
    for (const [maxWaitMs, times] of [
      [20, 1],
      [21, 2],
    ] as const) {
      const { clock, step } = steps(maxWaitMs);
      let asked = 0;
      const failed = step(async () => {
        asked += 1;
        throw new Error("ECONNRESET");
      }).catch((error: Error) => error.message);
      await clock.advance(1_000);
      expect([await failed, asked]).toEqual(["The ledger is shut.", times]);
    }
  });

  it("all end before the engine is closed, and none begins after", async () => {
    const { close, step, held, closed } = steps(5_000);
    const [one, two] = [held(), held()];
    const closing = close();
    one.end();
    await one.done;
    expect(closed()).toBe(0);
    await expect(step(async () => {})).rejects.toMatchObject({ reason: "closed", retryable: false });
    two.end();
    await Promise.all([two.done, closing, close()]);
    expect(closed()).toBe(1);
  });
});
