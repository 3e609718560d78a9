-- Prolongs a claim, and writes its lead.
--
-- KEYS: the record, the open leads.
-- ARGV: "renew", the key, the token of the claim, its lease, the lead if it changes.
-- Answer: {"done"}; {"lost"} if the claim is no longer held by this token.

local key, token, leaseMs, lead = ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5]
local record = redis.call('HMGET', KEYS[1], 'token', 'until', 'order')
if record[3] or record[1] ~= token or tonumber(record[2] or 0) == 0 then return {'lost'} end
local till = whole(clock() + leaseMs)
if lead then
  redis.call('HSET', KEYS[1], 'until', till, 'lease', leaseMs, 'lead', lead)
  redis.call('PEXPIRE', KEYS[1], openMs(leaseMs))
  redis.call('ZADD', KEYS[2], till, key)
else
  redis.call('HSET', KEYS[1], 'until', till, 'lease', leaseMs)
  -- A mark is not among the open leads.
  redis.call('ZADD', KEYS[2], 'XX', till, key)
  redis.call('PEXPIRE', KEYS[1], redis.call('HEXISTS', KEYS[1], 'lead') == 1 and openMs(leaseMs) or leaseMs)
end
return {'done'}
