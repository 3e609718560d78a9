import { type Clock, systemClock } from "../runtime/clock.ts";
import { createLimiterRegistry, type LimiterRegistry } from "./limiterRegistry.ts";

/**
 * The registry of this process. Base counts per token, so clients that know nothing of each other must
 * share, also where the package is loaded twice (as ESM and as CommonJS): hence a place on `globalThis`,
 * made by the first client that needs it. These are functions: the tokens in them cannot be listed.
 *
 * @param clock - of clients that bring their own; they share among themselves only
 */
export function sharedLimiters(clock?: Clock): LimiterRegistry {
  const known: unknown = Reflect.get(globalThis, place);
  if (isRegistryOf(known)) return known(clock);
  const registryOf = createRegistries();
  Object.defineProperty(globalThis, place, { value: registryOf, configurable: true });
  return registryOf(clock);
}

type RegistryOf = (clock: Clock | undefined) => LimiterRegistry;

/** A registry for each clock: a limit that counts simulated time must not hold up real calls. */
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

// The number changes when the registry or the limiter does, so that unlike copies keep apart.
const place = /* @__PURE__ */ Symbol.for("baselinker-sdk/limiters/2");

function isRegistryOf(value: unknown): value is RegistryOf {
  return typeof value === "function";
}
