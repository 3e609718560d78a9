import { StoreError } from "../../shared/errors/storeError.ts";
import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { testingOption } from "../../shared/options/kinds.ts";
import { type Clock, systemClock } from "../../shared/runtime/clock.ts";
import { type Closable, disposable } from "../../shared/runtime/dispose.ts";
import type { ProductCache } from "../catalog/productCache.ts";
import {
  checkClient,
  inTime,
  type RedisClient,
  type RedisOptions,
  redisChecks,
  sendCommand,
  unexpectedReply,
} from "./redisClient.ts";

/** Options of `redisProductCache`. */
export interface RedisProductCacheOptions extends RedisOptions {
  /** For tests and simulations. Redis itself forgets values by its own clock. */
  readonly testing?:
    | {
        /** @default the machine's clock */
        readonly clock?: Clock | undefined;
      }
    | undefined;
}

/**
 * Remembers Base's answers about products in Redis 6 or later or Valkey, for processes on many machines: `catalog: {
 * inventoryId, cache }` of `createForwarder`. A Redis that drops keys only causes more requests.
 * @throws TypeError for a client or an option of the wrong type or an unknown name, RangeError for an option out of
 * its range.
 * @example
 * ```ts
 * const cache = redisProductCache(new Redis(process.env.REDIS_URL), { prefix: "shop-1" });
 * const forwarder = createForwarder({ baselinker, rules, catalog: { inventoryId: 205, cache } });
 * ```
 */
export function redisProductCache(
  client: RedisClient,
  options: RedisProductCacheOptions = {},
): ProductCache & { close(): Promise<void> } & Closable {
  const { prefix, maxWaitMs, testing } = checkOptions("redisProductCache", optionChecks, options);
  const checked = checkClient("redisProductCache", client);
  let isClosed = false;
  const send = (...command: readonly string[]): Promise<unknown> => {
    if (isClosed) throw new StoreError(closedText, { retryable: false, reason: "closed" });
    return inTime(sendCommand(checked, command), { maxWaitMs, ...testing });
  };
  // The braces keep all keys in one slot of a cluster, as a command with several keys requires.
  const nameOf = (key: string) => `{${prefix}}:products:${key}`;

  return disposable<ProductCache & { close(): Promise<void> }>({
    async get(keys) {
      if (keys.length === 0) return [];
      const values = await send("MGET", ...keys.map(nameOf));
      if (!Array.isArray(values)) throw unexpectedReply(false);
      return values.map((value: unknown) => (typeof value === "string" ? value : undefined));
    },
    async set(entries, ttlMs, { onlyIfAbsent = false } = {}) {
      const more = ["PX", String(Math.ceil(ttlMs)), ...(onlyIfAbsent ? ["NX"] : [])];
      const replies = await Promise.all(
        entries.map(([key, value]) => send("SET", nameOf(key), value, ...more)),
      );
      if (!replies.every((reply) => reply === "OK" || reply === null)) throw unexpectedReply(false);
      return replies.every((reply) => reply === "OK");
    },
    async close() {
      isClosed = true;
    },
  });
}

const optionChecks = /* @__PURE__ */ (() =>
  ({
    ...redisChecks,
    testing: testingOption("redisProductCache", systemClock),
  }) satisfies OptionChecks<RedisProductCacheOptions>)();

const closedText = "The product cache was closed. Open another one.";
