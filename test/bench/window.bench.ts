/**
 * The promise of the limiter, as the server counts: `npx node test/bench/window.bench.ts [minutes]`.
 * Needs no network; all time is simulated.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pThrottle from "p-throttle";
import type { RateLimiter } from "../../src/client/limiter/rateLimiter.ts";
import { createLimiterRegistry } from "../../src/client/limiter/registry.ts";
import { sqliteRateLimiter } from "../../src/forwarding/sqlite/sqliteRateLimiter.ts";
import { busiestWindow } from "../support/busiestWindow.ts";
import { seededRandom } from "../support/random.ts";
import { simulateLoad } from "../support/simulatedLoad.ts";
import { Simulation } from "../support/simulation.ts";

const minutes = Number(process.argv[2] ?? 20_000);
const limit = 100;
let broken = false;

for (const [seed, rate, tracked] of [
  [1, 1, true],
  [2, 1.001, true],
  [3, 0.999, true],
  [4, 1.001, false],
] as const) {
  const simulation = new Simulation(seededRandom(seed), rate);
  const limiterOf = createLimiterRegistry(simulation.clock);
  const share = minutes / 4;
  // Several clients that know nothing of each other: each asks the registry by its token.
  const limiter = () => limiterOf("token", {});
  const result = await simulateLoad(simulation, limiter, { minutes: share, tracked, dateJumps: true });
  const title = tracked ? "as the client uses it" : "without being told of answers";
  report(`${title}, clock rate ${rate}, seed ${seed}, ${share} min`, result, 96);
}

// Processes that share a file, one of which is started again now and then. Each step is a real
// transaction. A date that is set back costs up to a window of waiting: the file cannot tell how far it was.
for (const dateJumps of [false, true]) {
  const simulation = new Simulation(seededRandom(6), 1.001);
  const { clock, random } = simulation;
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "window-"));
  const start = () =>
    sqliteRateLimiter(join(folder, "limit.sqlite"), { token: "t", testing: { clock, random } });
  const processes = [start(), start(), start()];
  let calls = 0;
  const limiter = () => {
    calls += 1;
    const index = calls % processes.length;
    if (calls % 1_000 === 0) processes[index] = start();
    return processes[index] ?? start();
  };
  const options = { minutes: Math.min(minutes, 240), tracked: true, dateJumps };
  const result = await simulateLoad(simulation, limiter, options);
  rmSync(folder, { recursive: true });
  const jumps = dateJumps ? "the date jumps" : "the date never jumps";
  const title = `3 processes on one SQLite file, ${jumps}, clock rate 1.001, seed 6, ${options.minutes} min`;
  report(title, result, dateJumps ? 94 : 96);
}

// Why p-throttle is not the source of the permits: the same load, one waiting permit at a time.
for (const dateJumps of [false, true]) {
  const simulation = new Simulation(seededRandom(5));
  const restore = takeOver(simulation);
  const throttled = pThrottle({ limit, interval: 62_000, strict: true })(() => {});
  let last = Promise.resolve();
  const oneByOne: RateLimiter = {
    acquire() {
      last = last.then(async () => {
        await throttled();
      });
      return last;
    },
    pauseUntil: () => {},
  };
  const options = { minutes: Math.min(minutes, 2_000), tracked: true, dateJumps };
  const result = await simulateLoad(simulation, () => oneByOne, options);
  restore();
  const jumps = dateJumps ? "the date jumps" : "the date never jumps";
  report(
    `for comparison: p-throttle strict, 62 s, ${jumps}, seed 5, ${options.minutes} min`,
    result,
    undefined,
  );
}

process.exitCode = broken ? 1 : 0;

function report(
  title: string,
  result: { readonly arrivals: number[]; readonly perMinuteUnderBacklog: number },
  /** Ours has to send this many a minute, and never more than the limit in a window. */
  atLeast: number | undefined,
): void {
  const most = busiestWindow(result.arrivals, 60_000);
  const perMinute = result.perMinuteUnderBacklog.toFixed(1);
  console.log(`${title}:`);
  console.log(
    `  ${result.arrivals.length} requests, at most ${most} in any 60 s (limit ${limit}), ${perMinute} a minute under backlog`,
  );
  if (atLeast !== undefined && (most > limit || result.perMinuteUnderBacklog < atLeast)) broken = true;
}

/** p-throttle takes its time from globals. */
function takeOver(simulation: Simulation): () => void {
  const { now } = Date;
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  Date.now = () => simulation.clock.date();
  Object.assign(globalThis, {
    setTimeout: (callback: () => void, delayMs: number) => simulation.clock.after(delayMs, callback),
    clearTimeout: (cancel: unknown) => {
      if (typeof cancel === "function") cancel();
    },
  });
  return () => {
    Date.now = now;
    Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
  };
}
