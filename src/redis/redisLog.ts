import type { SharedLog, TakeResult } from "../limiter/sharedRateLimiter.ts";
import { type RedisScript, unexpectedReply } from "./redisClient.ts";

/** A slot that was taken without asking Redis, and for how long it still is. */
export interface TakenLocally {
  readonly id: string;
  readonly leftMs: number;
}

/** The log of requests in Redis. */
export class RedisLog implements SharedLog {
  readonly #script: RedisScript;
  readonly #keys: readonly string[];
  readonly #limit: number;

  constructor(script: RedisScript, name: string, limit: number) {
    this.#script = script;
    this.#keys = [`${name}:log`, `${name}:pause`];
    this.#limit = limit;
  }

  /** Tells of the slots that were taken while Redis was unavailable, too. */
  async take(id: string, heldMs: number, takenLocally: readonly TakenLocally[] = []): Promise<TakeResult> {
    const earlier = takenLocally.flatMap((taken) => [taken.id, Math.ceil(taken.leftMs)]);
    const reply = await this.#script.run(this.#keys, ["take", this.#limit, heldMs, id, ...earlier]);
    const [status, waitMs] = Array.isArray(reply) ? reply.map(String) : [];
    if (status === "taken") return "taken";
    if (status === "block" || status === "limit") return { waitMs: Number(waitMs), reason: status };
    throw unexpectedReply(true);
  }

  async hold(id: string, heldMs: number): Promise<void> {
    await this.#script.run(this.#keys, ["hold", id, heldMs]);
  }

  async pause(durationMs: number): Promise<void> {
    await this.#script.run(this.#keys, ["pause", Math.ceil(durationMs)]);
  }
}

/**
 * The limiter as one script and by the server's clock: a sliding log of the requests, each with the
 * time from which its slot is free again.
 *
 * KEYS: the log (a sorted set of request ids by that time), the pause (a hash: since when, and for how
 * long, no slot is given). ARGV: what to do, and for each step its own. Times are milliseconds.
 */
export const limiterScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local what = ARGV[1]
local number = function(value) return string.format('%.0f', value) end

local log = function(id, freeAt)
  redis.call('ZADD', KEYS[1], number(freeAt), id)
  redis.call('PEXPIRE', KEYS[1], number(freeAt - now + 60000))
end

local pause = function(ms)
  redis.call('HSET', KEYS[2], 'since', number(now), 'ms', number(ms))
  redis.call('PEXPIRE', KEYS[2], number(ms))
end

local pausedMs = function()
  local known = redis.call('HMGET', KEYS[2], 'since', 'ms')
  local since, ms = tonumber(known[1] or 0), tonumber(known[2] or 0)
  if since <= now then return since + ms - now end
  -- The server's clock was set back: the pause counts from now, or it would last until the clock catches up.
  pause(ms)
  return ms
end

if what == 'pause' then
  local ms = tonumber(ARGV[2])
  if ms > 0 and ms > pausedMs() then pause(ms) end
  return {'done'}
end

if what == 'hold' then
  local id, heldMs = ARGV[2], tonumber(ARGV[3])
  if heldMs > 0 then log(id, now + heldMs) else redis.call('ZREM', KEYS[1], id) end
  return {'done'}
end

-- take: limit, how long the slot is held, id, then those that were taken without Redis: id and time left.
local heldMs = tonumber(ARGV[3])
for index = 5, #ARGV, 2 do log(ARGV[index], now + tonumber(ARGV[index + 1])) end
local left = pausedMs()
if left > 0 then return {'block', number(left)} end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
-- No slot is given for so long (twice, as other processes may be set otherwise): the clock was set back.
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. number(now + 2 * heldMs), '+inf')) do
  log(id, now + heldMs)
end
local over = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[2])
if over < 0 then
  log(ARGV[4], now + heldMs)
  return {'taken'}
end
local next = redis.call('ZRANGE', KEYS[1], over, over, 'WITHSCORES')
return {'limit', number(math.max(1, tonumber(next[2]) - now))}
`;
