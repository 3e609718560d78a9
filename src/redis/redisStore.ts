import { type Claim, type ForwardStore, parseOpenLead, serializeOpenLead } from "../forwarding/store.ts";
import { checkOptions, type OptionChecks } from "../options/check.ts";
import { clockOption } from "../options/clock.ts";
import { number } from "../options/kinds.ts";
import { type Clock, systemClock } from "../runtime/clock.ts";
import { keyPrefix, type RedisClient, redisScript, replyTimeout, unexpectedReply } from "./redisClient.ts";

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
  /** Where the time of `timeoutMs` comes from; leases and retention are counted by the server's clock. */
  readonly clock?: Clock | undefined;
}

/**
 * A store that many processes on many machines share, on Redis 6 or later or Valkey, through the
 * caller's ioredis or node-redis client. A claim is atomic and counts by the server's clock. When Redis
 * is unavailable or slow, nothing is sent: the lead ends as an `error` that can be forwarded again.
 *
 * Redis must not evict keys (`maxmemory-policy noeviction`) and should write to disk (`appendonly yes`):
 * a key that it loses is a lead that nobody remembers.
 *
 * @throws TypeError for a client or an option of the wrong kind or an unknown name, RangeError for an option out
 * of its range.
 *
 * @example
 * ```ts
 * const store = redisStore(new Redis(process.env.REDIS_URL), { prefix: "shop-1" });
 * ```
 */
export function redisStore(client: RedisClient, options: RedisStoreOptions = {}): ForwardStore {
  const owner = "redisStore";
  const { prefix, retentionMs, timeoutMs, clock } = checkOptions(owner, optionChecks, options);
  const script = redisScript(client, { owner, lua: storeScript, timeoutMs, clock });
  // The braces keep all keys of a store in one slot of a cluster, as one script must have them.
  const keysFor = (key: string) => [`{${prefix}}:lead:${key}`, `{${prefix}}:open`];
  const run = async (key: string, ...args: (string | number)[]): Promise<readonly unknown[]> => {
    const reply = await script.run(keysFor(key), args);
    if (Array.isArray(reply)) return reply;
    throw unexpectedReply(false);
  };
  const isDone = async (reply: Promise<readonly unknown[]>) => String((await reply)[0]) === "done";

  return {
    async claim(key, { token, leaseMs }): Promise<Claim> {
      const [status, value] = await run(key, "claim", key, token, Math.ceil(leaseMs));
      if (String(status) === "busy") return { status: "busy" };
      if (String(status) === "sent") return { status: "sent", orderId: Number(value) };
      if (String(status) !== "claimed") throw unexpectedReply(false);
      return {
        status: "claimed",
        unfinished:
          value === null || value === undefined
            ? undefined
            : parseOpenLead(String(value), "A record in Redis"),
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

const optionChecks = {
  prefix: keyPrefix,
  // The server takes no longer times than these, and none without end.
  retentionMs: number({
    above: 0,
    most: Number.MAX_SAFE_INTEGER,
    unit: "milliseconds",
    default: 2_592_000_000,
  }),
  timeoutMs: replyTimeout,
  clock: clockOption(systemClock),
} satisfies OptionChecks<RedisStoreOptions>;

/**
 * The store as one script, so that each step is atomic, and by the server's clock, so that processes
 * need not agree on the time.
 *
 * KEYS: the lead's record (a hash of token, until, lease, lead, order), the open leads (a sorted set by
 * the end of their lease). ARGV: what to do, key, token, and for each step its own.
 */
export const storeScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local what, key, token = ARGV[1], ARGV[2], ARGV[3]

if what == 'open' then
  return redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now)
end

local record = redis.call('HMGET', KEYS[1], 'token', 'until', 'lease', 'lead', 'order')
local holder, ends, lease, lead, order = record[1], tonumber(record[2]), tonumber(record[3]), record[4], record[5]

local function hold(ms)
  local till = string.format('%.0f', now + ms)
  redis.call('HSET', KEYS[1], 'token', token, 'until', till, 'lease', ms)
  if lead then
    redis.call('PERSIST', KEYS[1])
    redis.call('ZADD', KEYS[2], till, key)
  else
    redis.call('PEXPIRE', KEYS[1], ms)
  end
end

if what == 'claim' then
  if order then return {'sent', order} end
  if holder and holder ~= '' and ends > now then
    if ends - now > lease then
      -- The server's clock was set back: the lease counts from now, or it would hold until the clock catches up.
      redis.call('HSET', KEYS[1], 'until', string.format('%.0f', now + lease))
      if lead then redis.call('ZADD', KEYS[2], string.format('%.0f', now + lease), key) end
    end
    return {'busy'}
  end
  hold(tonumber(ARGV[4]))
  return {'claimed', lead}
end

if order or holder ~= token then return {'lost'} end

if what == 'renew' then
  if ARGV[5] ~= '' then
    lead = ARGV[5]
    redis.call('HSET', KEYS[1], 'lead', lead)
  end
  hold(tonumber(ARGV[4]))
  return {'done'}
end

if what == 'open-end' and lead then
  redis.call('HSET', KEYS[1], 'token', '')
  redis.call('ZADD', KEYS[2], 0, key)
  return {'done'}
end
redis.call('ZREM', KEYS[2], key)
redis.call('DEL', KEYS[1])
if what == 'sent' then
  redis.call('HSET', KEYS[1], 'order', ARGV[4])
  redis.call('PEXPIRE', KEYS[1], ARGV[5])
end
return {'done'}
`;
