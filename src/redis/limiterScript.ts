/**
 * The limiter as one script and by the server's clock: a sliding log of the requests, each with the
 * time from which its place is free again.
 *
 * KEYS: the log (a sorted set of request ids by that time), the pause (until when nothing is handed
 * out). ARGV: what to do, and for each step its own. Times are milliseconds.
 */
export const limiterScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local what = ARGV[1]
local number = function(value) return string.format('%.0f', value) end

if what == 'pause' then
  local till = math.max(now + tonumber(ARGV[2]), tonumber(redis.call('GET', KEYS[2]) or 0))
  redis.call('SET', KEYS[2], number(till), 'PX', number(till - now + 1))
  return {'done'}
end

local log = function(id, freeAt)
  redis.call('ZADD', KEYS[1], number(freeAt), id)
  redis.call('PEXPIRE', KEYS[1], number(freeAt - now + 60000))
end

if what == 'end' then
  local id, keepMs = ARGV[2], tonumber(ARGV[3])
  if keepMs < 0 then redis.call('ZREM', KEYS[1], id) else log(id, now + keepMs) end
  return {'done'}
end

-- take: limit, how long the place is taken, id, then the requests that were sent without Redis: id and time left.
for index = 5, #ARGV, 2 do log(ARGV[index], now + tonumber(ARGV[index + 1])) end
local paused = tonumber(redis.call('GET', KEYS[2]) or 0)
if paused > now then return {'block', paused - now} end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
local over = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[2])
if over < 0 then
  log(ARGV[4], now + tonumber(ARGV[3]))
  return {'permit'}
end
local next = redis.call('ZRANGE', KEYS[1], over, over, 'WITHSCORES')
return {'limit', math.max(1, tonumber(next[2]) - now)}
`;
