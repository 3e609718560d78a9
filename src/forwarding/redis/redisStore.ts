import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { integer, number } from "../../shared/options/kinds.ts";
import type { Closable } from "../../shared/runtime/dispose.ts";
import { engineStore } from "../store/engineStore.ts";
import { withErasedKeys } from "../store/erasedKeys.ts";
import type { LeadStore } from "../store/store.ts";
import { engineStoreChecks, type StoreOptions, usualRetentionMs } from "../store/storeOptions.ts";
import { checkClient, type RedisClient, type RedisOptions, redisChecks } from "./redisClient.ts";
import { redisRows } from "./redisRows.ts";

/** Options of `redisStore`. */
export interface RedisStoreOptions extends RedisOptions, StoreOptions {
  /**
   * How many replicas must have a lead before it is sent, and its result: a fail-over to one of them then forgets
   * nothing. Not for a cluster.
   * @default 0
   */
  readonly replicas?: number | undefined;
  /** `"allow"` uses a Redis even if it drops keys when its memory is full, or is a replica. */
  readonly unsafe?: "allow" | undefined;
}

/**
 * A store that many processes on many machines share, on Redis 6 or later or Valkey, through your ioredis or
 * node-redis client. A claim is atomic and uses the server's clock. When Redis is unavailable or slow, nothing is
 * sent: the lead ends as an `error` that can be forwarded again.
 *
 * Redis must not evict keys (`maxmemory-policy noeviction`), and should write to disk (`appendonly yes`): a lost key is
 * a forgotten lead. This is checked at the first use, and again when the server was restarted, replaced or dropped keys.
 * @throws TypeError for a client or an option of the wrong type or an unknown name, RangeError for an option out of
 * its range.
 * @example
 * ```ts
 * const store = redisStore(new Redis(process.env.REDIS_URL), { prefix: "shop-1" });
 * ```
 */
export function redisStore(client: RedisClient, options: RedisStoreOptions = {}): LeadStore & Closable {
  const { prefix, replicas, ...checked } = checkOptions("redisStore", storeOptionChecks, options);
  const { maxWaitMs } = checked;
  const rows = redisRows(checkClient("redisStore", client), { prefix, replicas, maxWaitMs });
  return engineStore(withErasedKeys(rows), checked);
}

const storeOptionChecks = /* @__PURE__ */ (() =>
  ({
    ...engineStoreChecks("redisStore"),
    ...redisChecks,
    // The server accepts no longer times, and no infinite ones.
    retentionMs: number({
      above: 0,
      most: Number.MAX_SAFE_INTEGER,
      unit: "milliseconds",
      default: usualRetentionMs,
    }),
    replicas: integer({ least: 0, default: 0 }),
  }) satisfies OptionChecks<RedisStoreOptions>)();
