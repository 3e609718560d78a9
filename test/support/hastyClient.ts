import { addOrder } from "../../src/api/orders/addOrder.ts";
import { getOrders } from "../../src/api/orders/readOrders.ts";
import { checkOptions } from "../../src/client/checkOptions.ts";
import type { ClientConfig } from "../../src/client/config.ts";
import type { BaselinkerOptions, CallOptions } from "../../src/client/options.ts";
import { sendTyped } from "../../src/client/sendCall.ts";
import { systemClock } from "../../src/limiter/clock.ts";
import { InProcessLimiter } from "../../src/limiter/inProcessLimiter.ts";

/** A token that must show nowhere. */
export const canaryToken = "5005-CANARY-7QX2";

export const smallOrder = { order_status_id: 1, date_add: 1_700_000_000 };

/** A client of the real thing, but one that does not wait between attempts, with a limiter of its own. */
export function hastyClient(url: string, options: Partial<BaselinkerOptions> = {}) {
  const limiter = new InProcessLimiter();
  const waits: number[] = [];
  const config: ClientConfig = {
    ...checkOptions({ token: canaryToken, baseUrl: url, retries: 2, rateLimit: { limiter }, ...options }),
    clock: {
      ...systemClock,
      after: (delayMs, callback) => {
        waits.push(delayMs);
        return systemClock.after(0, callback);
      },
    },
    random: () => 0,
  };
  return {
    limiter,
    /** How long the client would have waited. */
    waits,
    write: (call?: CallOptions) => sendTyped(config, addOrder, smallOrder, call),
    read: (call?: CallOptions) => sendTyped(config, getOrders, {}, call),
  };
}
