import type { RateLimiter } from "../../src/client/limiter/rateLimiter.ts";
import type { Simulation } from "./simulation.ts";

/** What happened, as the server saw it. */
export interface LoadResult {
  /** True times in milliseconds. */
  readonly arrivals: number[];
  /** Arrivals a minute while calls were always waiting. */
  readonly perMinuteUnderBacklog: number;
}

export interface LoadOptions {
  readonly minutes: number;
  /** Whether the limiter is told how each request ended. */
  readonly tracked: boolean;
  readonly dateJumps: boolean;
  /** How many of the calls are pages of lists, which leave a fifth of the limit free: from 0 to 1. @default 0 */
  readonly pages?: number;
}

const minuteMs = 60_000;
/** Half an hour of backlog, half an hour of chance. */
const phaseMs = 30 * minuteMs;
const waitingUnderBacklog = 60;

/**
 * Random load through a network with 0 to 2 s each way, on a machine whose event loop stalls for 1 to
 * 5 s every ten minutes or so. Where requests are tracked, some need the loop again before their bytes
 * leave (a new connection does), and some are given up by the caller before they arrive.
 */
export async function simulateLoad(
  simulation: Simulation,
  limiter: () => RateLimiter,
  options: LoadOptions,
): Promise<LoadResult> {
  const { random } = simulation;
  const { pages = 0 } = options;
  const endMs = options.minutes * minuteMs;
  const arrivals: number[] = [];
  let inBacklog = 0;
  let backlogMs = 0;
  let waiting = 0;

  const send = (end: ((how: "answer" | "lost") => void) | undefined) => {
    const leave = () => {
      const arrival = simulation.time + random() * 2_000;
      arrivals.push(arrival);
      if (isBacklog(arrival) && sinceStart(arrival) > 3 * minuteMs) inBacklog += 1;
      if (options.tracked && random() < 0.03) {
        simulation.at(simulation.time + random() * (arrival - simulation.time), () => end?.("lost"));
      } else {
        simulation.at(arrival + random() * 2_000, () => end?.("answer"));
      }
    };
    if (options.tracked && random() < 0.2) simulation.at(simulation.time + random() * 300, leave);
    else leave();
  };
  const call = () => {
    const controller = random() < 0.02 ? new AbortController() : undefined;
    if (controller !== undefined)
      simulation.at(simulation.time + random() * 30_000, () => controller.abort());
    const priority = random() < pages ? "bulk" : random() < 0.3 ? "urgent" : "normal";
    waiting += 1;
    limiter()
      .acquire({ priority, signal: controller?.signal, tracked: options.tracked })
      .then(
        (permit) => send(typeof permit === "object" ? permit.end.bind(permit) : undefined),
        () => {},
      )
      .finally(() => {
        waiting -= 1;
        if (isBacklog(simulation.time)) while (waiting < waitingUnderBacklog) call();
      });
  };
  const byChance = () => {
    if (isBacklog(simulation.time)) while (waiting < waitingUnderBacklog) call();
    // Bursts and lulls: now one call, now 150 at once.
    else for (let left = random() < 0.05 ? Math.floor(random() * 150) : 1; left > 0; left -= 1) call();
    simulation.at(simulation.time + random() * 4_000, byChance);
  };
  const disturb = () => {
    simulation.stall(1_000 + random() * 4_000);
    simulation.at(simulation.time + random() * 20 * minuteMs, disturb);
  };
  const jump = () => {
    simulation.dateOffset += (random() - 0.5) * 2 * 3_600_000;
    simulation.at(simulation.time + random() * 120 * minuteMs, jump);
  };
  simulation.at(0, byChance);
  simulation.at(random() * 20 * minuteMs, disturb);
  if (options.dateJumps) simulation.at(random() * 60 * minuteMs, jump);
  await simulation.runUntil(endMs);

  for (let start = 0; start < endMs; start += 2 * phaseMs) {
    backlogMs += Math.max(0, Math.min(phaseMs, endMs - start) - 3 * minuteMs);
  }
  return { arrivals, perMinuteUnderBacklog: inBacklog / (backlogMs / minuteMs) };
}

function sinceStart(time: number): number {
  return time % (2 * phaseMs);
}

function isBacklog(time: number): boolean {
  return sinceStart(time) < phaseMs;
}
