import { StoreError } from "../errors/storeError.ts";
import { parseOpenLead, serializeOpenLead } from "../forwarding/store.ts";
import type { Claim, ForwardStore } from "../forwarding/store.ts";
import { type Clock, systemClock } from "../runtime/clock.ts";
import type { RedisClient } from "./redisClient.ts";
import { redisScript } from "./redisScript.ts";
import { storeScript } from "./storeScript.ts";

/** Options of `redisStore`. */
export interface RedisStoreOptions {
  /**
   * What the names of all keys begin with. One prefix per Base account.
   *
   * @default "baselinker"
   */
  readonly prefix?: string | undefined;
  /** How long a finished key is remembered, in milliseconds. @default 2_592_000_000 (30 days) */
  readonly retentionMs?: number | undefined;
  /** How long Redis may take to answer, in milliseconds. @default 5_000 */
  readonly timeoutMs?: number | undefined;
  readonly clock?: Clock | undefined;
}

/**
 * A store that many processes on many machines share, on Redis 6 or later or Valkey, through the
 * caller's ioredis or node-redis client. A claim is atomic and counts by the server's clock. When Redis
 * is away or slow, nothing is sent: the lead ends as an `error` that can be forwarded again.
 *
 * Redis must not evict keys (`maxmemory-policy noeviction`) and should write to disk (`appendonly yes`):
 * a key that it loses is a lead that nobody remembers.
 *
 * @example
 * ```ts
 * const store = redisStore(new Redis(process.env.REDIS_URL), { prefix: "shop-1" });
 * ```
 */
export function redisStore(client: RedisClient, options: RedisStoreOptions = {}): ForwardStore {
  const {
    prefix = "baselinker",
    retentionMs = 2_592_000_000,
    timeoutMs = 5_000,
    clock = systemClock,
  } = options;
  const script = redisScript(client, storeScript, timeoutMs, clock);
  // The braces keep all keys of a store in one slot of a cluster, as one script must have them.
  const keysFor = (key: string) => [`{${prefix}}:lead:${key}`, `{${prefix}}:open`];
  const run = async (key: string, ...args: (string | number)[]): Promise<readonly unknown[]> => {
    const answer = await script.run(keysFor(key), args);
    if (Array.isArray(answer)) return answer;
    throw new StoreError(
      "Redis answered something unexpected. Check that the client is ioredis or node-redis.",
      {
        retryable: false,
      },
    );
  };
  const isDone = async (answer: Promise<readonly unknown[]>) => String((await answer)[0]) === "done";

  return {
    async claim(key, { token, leaseMs }): Promise<Claim> {
      const [status, value] = await run(key, "claim", key, token, Math.ceil(leaseMs));
      if (String(status) === "busy") return { status: "busy" };
      if (String(status) === "sent") return { status: "sent", orderId: Number(value) };
      return {
        status: "claimed",
        unfinished: value === null || value === undefined ? undefined : read(String(value)),
      };
    },
    renew: (key, { token, leaseMs }, lead) =>
      isDone(
        run(key, "renew", key, token, Math.ceil(leaseMs), lead === undefined ? "" : serializeOpenLead(lead)),
      ),
    finish: (key, token, end) =>
      isDone(
        end.state === "sent"
          ? run(key, "sent", key, token, end.orderId, Math.ceil(retentionMs))
          : run(key, end.state === "open" ? "open-end" : "failed", key, token),
      ),
    async listOpen() {
      return (await run("", "open")).map(String);
    },
    async close() {},
  };
}

function read(text: string) {
  try {
    return parseOpenLead(text);
  } catch (cause) {
    throw new StoreError("A record in Redis cannot be read. Look for its order in Base by hand.", {
      cause,
      retryable: false,
    });
  }
}
