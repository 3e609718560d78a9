import { describe, expect, it } from "vitest";
import { sqliteRateLimiter } from "../../../src/forwarding/sqlite/sqliteRateLimiter.ts";
import { busiestWindow } from "../../support/busiestWindow.ts";
import { seededRandom } from "../../support/random.ts";
import { simulateLoad } from "../../support/simulatedLoad.ts";
import { Simulation } from "../../support/simulation.ts";
import { newFilesIn, temporaryFolder } from "./temporaryFolder.ts";

const newPath = newFilesIn(temporaryFolder());

describe("the server's count, with limiters in a file", () => {
  // An hour of simulated time: nothing in it depends on how long the machine takes.
  it("never exceeds the limit in any 60 seconds, and nearly reaches it under backlog", async () => {
    const simulation = new Simulation(seededRandom(21), 1.001);
    const path = newPath();
    const start = () =>
      sqliteRateLimiter(path, {
        token: "t",
        testing: { clock: simulation.clock, random: simulation.random },
      });
    const processes = [start(), start(), start()];
    let calls = 0;
    const limiter = () => {
      calls += 1;
      const index = calls % processes.length;
      // Now and then one is restarted, while calls of the old one still end.
      if (calls % 400 === 0) processes[index] = start();
      return processes[index] ?? start();
    };
    const result = await simulateLoad(simulation, limiter, { minutes: 60, tracked: true, dateJumps: true });
    expect(busiestWindow(result.arrivals, 60_000)).toBeLessThanOrEqual(100);
    expect(result.perMinuteUnderBacklog).toBeGreaterThanOrEqual(95);
  });
});
