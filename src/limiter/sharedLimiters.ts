import { createLimiterRegistry, type LimiterRegistry } from "./limiterRegistry.ts";

/**
 * The registry of this process. Base counts per token, so clients that know nothing of each other must
 * share, also where the package is loaded twice (as ESM and as CommonJS): hence a place on `globalThis`,
 * made by the first client that needs it. It is a function: the tokens behind it cannot be listed.
 */
export function sharedLimiters(): LimiterRegistry {
  const known: unknown = Reflect.get(globalThis, place);
  if (isRegistry(known)) return known;
  const registry = createLimiterRegistry();
  Object.defineProperty(globalThis, place, { value: registry, configurable: true });
  return registry;
}

// The number changes when the registry or the limiter does, so that unlike copies keep apart.
const place = /* @__PURE__ */ Symbol.for("baselinker-sdk/limiters/1");

function isRegistry(value: unknown): value is LimiterRegistry {
  return typeof value === "function";
}
