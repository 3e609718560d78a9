import type { SharedLog, TakeResult } from "../../client/limiter/sharedRateLimiter.ts";
import { type RedisScript, unexpectedReply } from "./redisClient.ts";
import { type EpochFrom, epochFunction } from "./redisInfo.ts";

/** A slot taken without Redis, and for how long it is still held. */
export interface TakenLocally {
  readonly id: string;
  readonly leftMs: number;
}

export class RedisLog implements SharedLog {
  readonly #script: RedisScript;
  readonly #keys: readonly string[];
  readonly #limit: number;
  readonly #epochFrom: () => Promise<EpochFrom>;
  /** The epoch of the log at the last request. */ #epoch = "";

  constructor(script: RedisScript, name: string, limit: number, epochFrom: () => Promise<EpochFrom>) {
    this.#script = script;
    this.#keys = [`${name}:log`, `${name}:pause`, `${name}:epoch`];
    this.#limit = limit;
    this.#epochFrom = epochFrom;
  }

  /** Also reports the slots that were taken while Redis was unavailable. */
  async take(
    id: string,
    heldMs: number,
    leaveFree: number,
    takenLocally: readonly TakenLocally[] = [],
  ): Promise<TakeResult> {
    const earlier = takenLocally.flatMap((taken) => [taken.id, Math.ceil(taken.leftMs)]);
    const epoch = [await this.#epochFrom(), this.#epoch];
    const args = ["take", this.#limit - leaveFree, heldMs, ...epoch, id, ...earlier];
    const reply = await this.#script.run(this.#keys, args);
    const [status, waitMs, met] = Array.isArray(reply) ? reply.map(String) : [];
    this.#epoch = met ?? "";
    if (status === "taken") return "taken";
    if (status === "block" || status === "limit" || status === "doubt")
      return { waitMs: Number(waitMs), reason: status };
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
 * The limiter as one script with the server's clock: a sliding log of the requests, each with the time when its slot
 * is free again.
 *
 * KEYS: the log (a sorted set of request ids by that time), the pause (a hash: since when, and for how long, no slot
 * is granted), and the state of the log at the last request: its epoch, since when, and 1 if it was doubted. ARGV:
 * the step, and its own arguments. Times are milliseconds.
 */
export const limiterScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local what = ARGV[1]
${epochFunction}
local number = function(value) return string.format('%.0f', value) end

local log = function(id, freeAt)
  redis.call('ZADD', KEYS[1], number(freeAt), id)
  redis.call('PEXPIRE', KEYS[1], number(freeAt - now + 60000))
end

local pause = function(ms)
  redis.call('HSET', KEYS[2], 'since', number(now), 'ms', number(ms))
  redis.call('PEXPIRE', KEYS[2], number(ms + 60000))
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

-- take: how many slots may be taken, how long the slot is held, where the epoch is from, what the log was for this process, id, then those
-- that were taken without Redis: id and time left.
local heldMs = tonumber(ARGV[3])

-- A log that may have forgotten requests: no process gets a slot until they are over. It is another server, or it is
-- empty, or it was begun again since this process asked last.
local epoch, knew = epochOf(ARGV[4]), ARGV[5]
if epoch ~= '' then
  local known = redis.call('GET', KEYS[3])
  local isSame = known and string.sub(known, 1, #epoch + 1) == epoch .. ' '
  if not isSame or (knew ~= '' and knew ~= known and string.sub(known, -1) == '0') then
    local isDoubted = known or knew ~= ''
    known = epoch .. ' ' .. number(now) .. (isDoubted and ' 1' or ' 0')
    redis.call('SET', KEYS[3], known)
    if isDoubted and heldMs > pausedMs() then pause(heldMs) end
  end
  epoch = known
end

for index = 7, #ARGV, 2 do log(ARGV[index], now + tonumber(ARGV[index + 1])) end
local left = pausedMs()
if left > 0 then
  -- Base has blocked nothing where the pause began with the doubt.
  local isDoubt = string.match(epoch, ' (%d+) 1$') == redis.call('HGET', KEYS[2], 'since')
  return {isDoubt and 'doubt' or 'block', number(left), epoch}
end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
-- No slot is given for this long (twice, as other processes may be set otherwise): the clock was set back.
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. number(now + 2 * heldMs), '+inf')) do
  log(id, now + heldMs)
end
local over = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[2])
if over < 0 then
  log(ARGV[6], now + heldMs)
  return {'taken', '0', epoch}
end
local next = redis.call('ZRANGE', KEYS[1], over, over, 'WITHSCORES')
return {'limit', number(math.max(1, tonumber(next[2]) - now)), epoch}
`;
