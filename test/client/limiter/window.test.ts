import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLimiterRegistry } from "../../../src/client/limiter/registry.ts";
import { busiestWindow } from "../../support/busiestWindow.ts";
import { casesOf } from "../../support/casesOf.ts";
import { seededRandom } from "../../support/random.ts";
import { simulateLoad } from "../../support/simulatedLoad.ts";
import { Simulation } from "../../support/simulation.ts";

const numRuns = casesOf(6);

// `npx node test/bench/window.bench.ts` does the same for 20,000 minutes.
describe("the server's count", () => {
  // Pages of lists leave a fifth of the limit free, so that no other call waits for them: nothing but pages goes at
  // 80 of 100 requests a minute.
  it.each([
    ["nearly reaches it under a backlog of reads and writes", 0, 95, 100],
    ["nearly reaches four fifths of it under a backlog of pages", 1, 76, 80],
    ["lies between where some are pages", 0.4, 76, 100],
  ])("never exceeds the limit in any 60 seconds, and %s", async (_, pages, least, most) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.double({ min: 0.999, max: 1.001, noNaN: true }),
        fc.boolean(),
        async (seed, rate, tracked) => {
          const simulation = new Simulation(seededRandom(seed), rate);
          const limiterOf = createLimiterRegistry(simulation.clock);
          const limiter = () => limiterOf("token", {});
          const options = { minutes: 120, tracked, dateJumps: true, pages };
          const result = await simulateLoad(simulation, limiter, options);
          expect(busiestWindow(result.arrivals, 60_000)).toBeLessThanOrEqual(100);
          expect(result.perMinuteUnderBacklog).toBeGreaterThanOrEqual(least);
          expect(result.perMinuteUnderBacklog).toBeLessThanOrEqual(most);
        },
      ),
      { numRuns },
    );
  });

  it("is exceeded where calls do not go through one limiter, so that the measure can fail", async () => {
    const simulation = new Simulation(seededRandom(1));
    const limiterOf = createLimiterRegistry(simulation.clock);
    let turn = 0;
    const limiter = () => {
      turn += 1;
      return limiterOf(`token ${turn % 2}`, {});
    };
    const result = await simulateLoad(simulation, limiter, { minutes: 30, tracked: true, dateJumps: false });
    expect(busiestWindow(result.arrivals, 60_000)).toBeGreaterThan(100);
  });

  it("is of requests that leave when their permits are given, however many calls follow from one another", async () => {
    const simulation = new Simulation(seededRandom(1));
    const limiter = createLimiterRegistry(simulation.clock)("token", {});
    const sentAt: number[] = [];
    const send = async () => {
      await limiter.acquire();
      sentAt.push(simulation.time);
      if (sentAt.length < 100) await send();
    };
    simulation.at(0, send);
    simulation.at(1_000, () => {});
    await simulation.runUntil(2_000);
    expect(sentAt).toEqual(Array.from({ length: 100 }, () => 0));
  });
});
