-- The due entries of a namespace with their leads, the earliest first, and before them the latest that were never tried.
-- Each is due again after the lease. One that was taken `maxTakesTogether` times without an end is taken alone, if no
-- other is due.
--
-- ARGV: "take", the namespace, how many, the lease, how many of them are the latest that were never tried, "1" if one may
-- be taken alone.
-- Answer: entries.

local due, limit, leaseMs = base .. 'due:' .. ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
-- The server's clock was set back: what is due later than anything can be is due now.
local latest = now + math.max(leaseMs, maxDueMs)
for _, id in ipairs(redis.call('ZRANGEBYSCORE', due, '(' .. whole(latest), '+inf', 'LIMIT', 0, 500)) do
  redis.call('ZADD', due, whole(now), id)
end
local rows, untried = {}, base .. 'untried:' .. ARGV[2]
local function take(id, takes)
  local entry = base .. 'entry:' .. id
  if takes < maxTakes then redis.call('HINCRBY', entry, 'attempts', 1) end
  redis.call('HSET', entry, 'takes', whole(takes + 1), 'due', whole(now + leaseMs))
  redis.call('ZADD', due, whole(now + leaseMs), id)
  redis.call('ZREM', untried, id)
  rows[#rows + 1] = tell(id, true)
end
local newest = math.min(tonumber(ARGV[5]), limit)
if newest > 0 then
  for _, id in ipairs(redis.call('ZREVRANGEBYSCORE', untried, now, '-inf', 'LIMIT', 0, newest)) do
    if redis.call('EXISTS', base .. 'entry:' .. id) == 1 then take(id, 0) else redis.call('ZREM', untried, id) end
  end
end
-- How many are due and left to be taken alone, and the first of them.
local left, first = 0, nil
while #rows < limit do
  local ids = redis.call('ZRANGEBYSCORE', due, '-inf', now, 'LIMIT', left, limit - #rows)
  if #ids == 0 then break end
  for _, id in ipairs(ids) do
    local entry = base .. 'entry:' .. id
    local takes = tonumber(redis.call('HGET', entry, 'takes') or 0)
    if redis.call('EXISTS', entry) == 0 then
      redis.call('ZREM', due, id)
    elseif takes >= maxTakesTogether and takes < maxTakes then
      left, first = left + 1, first or {id, takes}
    else
      take(id, takes)
    end
  end
end
if #rows == 0 and first and ARGV[6] == '1' then take(first[1], first[2]) end
return rows
