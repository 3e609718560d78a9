import { type Clock, systemClock } from "../runtime/clock.ts";
import { onePerProcess } from "../runtime/onePerProcess.ts";
import { InProcessLimiter } from "./inProcessLimiter.ts";
import type { LimitOptions } from "./limits.ts";

/** Returns the limiter that all calls with the same key share. */
export type LimiterRegistry = (key: string, options: LimitOptions) => InProcessLimiter;

/**
 * Keeps a limiter only while it matters: an idle one does not differ from a new one. A single timer drops idle ones
 * every `sweepMs`. It does not keep the process alive, and is not set again when no limiter is left. The map is only
 * in the closure, so the keys cannot be printed.
 */
/* @__NO_SIDE_EFFECTS__ */
export function createLimiterRegistry(clock: Clock = systemClock, sweepMs = 30_000): LimiterRegistry {
  const limiters = new Map<string, InProcessLimiter>();
  let sweepDueAt: number | undefined;

  const sweep = () => {
    for (const [key, limiter] of limiters) if (limiter.isIdle()) limiters.delete(key);
    sweepDueAt = undefined;
    if (limiters.size > 0) scheduleSweep();
  };
  const scheduleSweep = () => {
    sweepDueAt = clock.now() + sweepMs;
    clock.after(sweepMs, sweep, { background: true });
  };

  return (key, options) => {
    const known = limiters.get(key);
    if (known !== undefined) {
      known.lowerTo(options);
      return known;
    }
    const limiter = new InProcessLimiter({ ...options, testing: { clock } });
    limiters.set(key, limiter);
    // An edge worker drops timers together with the request that set them: then a later call sets a new one.
    if (sweepDueAt === undefined || clock.now() > sweepDueAt + sweepMs) scheduleSweep();
    return limiter;
  };
}

/**
 * The registry of this process. Base counts per token, so clients that do not know of each other must share it. It
 * consists of functions, so the tokens in it cannot be listed.
 * @param clock - for clients with their own clock; they share a limit only among themselves
 */
export function sharedLimiters(clock: Clock = systemClock): LimiterRegistry {
  // Another copy of the package has its own object for the machine's clock, which is equivalent.
  const own = clock === systemClock ? undefined : clock;
  return onePerProcess(place, isRegistryOf, createRegistries)(own);
}

type RegistryOf = (clock: Clock | undefined) => LimiterRegistry;

/** A registry for each clock: a limit that counts simulated time must not delay real calls. */
function createRegistries(): RegistryOf {
  const real = createLimiterRegistry(systemClock);
  const others = new WeakMap<Clock, LimiterRegistry>();
  return (clock) => {
    if (clock === undefined) return real;
    const known = others.get(clock);
    if (known !== undefined) return known;
    const registry = createLimiterRegistry(clock);
    others.set(clock, registry);
    return registry;
  };
}

// The number changes with the registry or the limiter, so that incompatible copies stay separate.
const place = /* @__PURE__ */ Symbol.for("baselinker-sdk/limiters/2");

function isRegistryOf(value: unknown): value is RegistryOf {
  return typeof value === "function";
}
