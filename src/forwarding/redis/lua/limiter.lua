-- The limiter as one script with the server's clock: a sliding log of the requests, each with the time when its slot is
-- free again.
--
-- KEYS: the log (a sorted set of request ids by that time), the pause (a hash: since when, and for how long, no slot is
-- granted), and the state of the log at the last request: its epoch, since when, and 1 if it was doubted.
-- ARGV: the step, and its own arguments.
-- Answer: a list, as each step says. Times are milliseconds.

local step = ARGV[1]

--- @include "clock"

local now = clock()

local function log(id, freeAt)
  redis.call('ZADD', KEYS[1], whole(freeAt), id)
  redis.call('PEXPIRE', KEYS[1], whole(freeAt - now + 60000))
end

local function pause(ms)
  redis.call('HSET', KEYS[2], 'since', whole(now), 'ms', whole(ms))
  redis.call('PEXPIRE', KEYS[2], whole(ms + 60000))
end

local function pausedMs()
  local known = redis.call('HMGET', KEYS[2], 'since', 'ms')
  local since, ms = tonumber(known[1] or 0), tonumber(known[2] or 0)
  if since <= now then return since + ms - now end
  -- The server's clock was set back: the pause counts from now, or it would last until the clock catches up.
  pause(ms)
  return ms
end

if step == 'pause' then
  --- @include "limiter/pause"
end

if step == 'hold' then
  --- @include "limiter/hold"
end

--- @include "limiter/take"
