import { type Clock, systemClock } from "../../shared/runtime/clock.ts";
import { onePerProcess } from "../../shared/runtime/lazily.ts";
import { InProcessLimiter } from "./inProcessLimiter.ts";
import type { LimitOptions } from "./limits.ts";

export interface LimiterRegistry {
  /** Returns the limiter that all calls with the same key share. */
  (key: string, options: LimitOptions): InProcessLimiter;
  /** Drops the limiter of a fake account. `isUnlimited`: its clients do not wait, unless they set a limit. */
  forget(key: string, isUnlimited?: boolean): void;
}

/** The key of a token. A token has no space, so no account key can pose as one. */
export function limiterKey(baseUrl: string, token: string): string {
  return `${baseUrl} ${token}`;
}

/** A limit so high that a test never waits for it. */
export const unthrottled = 100_000;

/** An idle limiter equals a new one. One timer drops them, and keeps no process alive. Keys cannot be printed. */
/* @__NO_SIDE_EFFECTS__ */
export function createLimiterRegistry(clock: Clock = systemClock, sweepMs = 30_000): LimiterRegistry {
  const limiters = new Map<string, InProcessLimiter>();
  const unlimited = new Set<string>();
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

  const limiterOf = (key: string, limitOptions: LimitOptions) => {
    const options = unlimited.has(key) ? { requestsPerMinute: unthrottled, ...limitOptions } : limitOptions;
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
  return Object.assign(limiterOf, {
    forget(key: string, isUnlimited = unlimited.has(key)) {
      limiters.delete(key);
      if (isUnlimited) unlimited.add(key);
      else unlimited.delete(key);
    },
  });
}

/** Base counts per token, so all clients with one clock share it. Functions only: its tokens cannot be listed. */
export function sharedLimiters(clock: Clock = systemClock): LimiterRegistry {
  // Another copy of the package has its own object for the machine's clock, which is equivalent.
  const customClock = clock === systemClock ? undefined : clock;
  return onePerProcess(place, isRegistryOf, createRegistries)(customClock);
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
const place = /* @__PURE__ */ Symbol.for("baselinker-sdk/limiters/3");

function isRegistryOf(value: unknown): value is RegistryOf {
  return typeof value === "function";
}
