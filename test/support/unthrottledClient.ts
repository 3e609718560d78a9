import { sendTyped } from "../../src/client/calls/call.ts";
import { clientConfig } from "../../src/client/calls/config.ts";
import { Declarations } from "../../src/client/calls/declarations.ts";
import type { BaselinkerOptions, CallOptions } from "../../src/client/calls/options.ts";
import { InProcessLimiter } from "../../src/client/limiter/inProcessLimiter.ts";
import { type Clock, systemClock } from "../../src/shared/runtime/clock.ts";

const declarations = new Declarations();
// Loaded ahead: reading files takes turns of the event loop, and time here is that of the test.
await declarations.paging("iterateOrders");

/** A token that must show nowhere. */
export const canaryToken = "5005-CANARY-7QX2";

export const smallOrder = { order_status_id: 1, date_add: 1_700_000_000 };

const smallStock = { inventory_id: 307, products: { 1: { bl_1: 5 } } };

/** A client that does not wait between attempts, with a limiter of its own. All else is as it is. */
export function unthrottledClient(url: string, options: Partial<BaselinkerOptions> = {}) {
  const waits: number[] = [];
  const { timeoutMs = 30_000 } = options;
  const clock: Clock = {
    ...systemClock,
    after: (delayMs, callback) => {
      if (delayMs === timeoutMs) return systemClock.after(delayMs, callback);
      waits.push(delayMs);
      return systemClock.after(0, callback);
    },
  };
  return { ...clientWith(clock, new InProcessLimiter(), url, options), waits };
}

/** A client in a time of the test's own, and its limiter. */
export function timedClient(clock: Clock, url: string, options: Partial<BaselinkerOptions> = {}) {
  const limiter = new InProcessLimiter({ ...options.rateLimit, testing: { clock } });
  return { ...clientWith(clock, limiter, url, options), limiter };
}

function clientWith(
  clock: Clock,
  limiter: InProcessLimiter,
  url: string,
  options: Partial<BaselinkerOptions>,
) {
  const config = clientConfig({
    token: canaryToken,
    baseUrl: url,
    retries: 2,
    ...options,
    rateLimit: { limiter },
    testing: { clock, random: () => 0 },
  });
  return {
    write: (call?: CallOptions) => sendTyped(config, declarations, "addOrder", smallOrder, call),
    read: (call?: CallOptions) => sendTyped(config, declarations, "getOrders", {}, call),
    set: (call?: CallOptions) =>
      sendTyped(config, declarations, "updateInventoryProductsStock", smallStock, call),
  };
}
