-- The due entries of a namespace with their leads, the earliest first. Each is due again after the lease.
--
-- ARGV: "take", the namespace, how many, the lease.
-- Answer: entries.

local due, leaseMs = base .. 'due:' .. ARGV[2], tonumber(ARGV[4])
-- The server's clock was set back: what is due later than anything can be is due now.
local latest = now + math.max(leaseMs, maxDueMs)
for _, id in ipairs(redis.call('ZRANGEBYSCORE', due, '(' .. whole(latest), '+inf', 'LIMIT', 0, 500)) do
  redis.call('ZADD', due, whole(now), id)
end
local rows = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', now, 'LIMIT', 0, tonumber(ARGV[3]))) do
  local told = tell(id, true)
  if told then
    rows[#rows + 1] = told
    redis.call('ZADD', due, whole(now + leaseMs), id)
    redis.call('HSET', base .. 'entry:' .. id, 'due', whole(now + leaseMs))
  else
    redis.call('ZREM', due, id)
  end
end
return rows
