-- Claims a lead for one process. Nothing is left of a claim that ran out without a lead.
--
-- KEYS: the record, the open leads, the binding, the prefix of the keys that have orders; if something was erased, also
-- the record of the alias.
-- ARGV: "claim", the key, the token of the claim, its lease, the buyer's fingerprint or an empty text, where the epoch
-- is from, for how long a sent record is kept that is renewed, and for how long it is not renewed again; to open a sent
-- record again also its order, and the lead that it has then or an empty text.
-- Answer: {"claimed", lead or nil, binding or nil, epoch}; {"busy"} if another process holds it; {"sent", order,
-- fingerprint, buyers} if it has an order, whose retention is renewed.

--- @include "evictions"

local key, token, leaseMs, buyer = ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5]
local record = redis.call('HMGET', KEYS[1], 'token', 'until', 'lease', 'lead', 'order')
local place = KEYS[1]
if KEYS[5] and not record[4] and not record[5] and redis.call('EXISTS', KEYS[5]) == 1 then
  place = KEYS[5]
  redis.call('DEL', KEYS[1])
  record = redis.call('HMGET', place, 'token', 'until', 'lease', 'lead', 'order')
end
local holder, lead, order, now = record[1], record[4], record[5], clock()

if order and order == ARGV[9] then
  lead = ARGV[10] ~= '' and ARGV[10] or nil
  local buyers = addBuyer(lead and redis.call('HGET', place, 'buyers') or '', buyer)
  redis.call('DEL', place, KEYS[4] .. order)
  place = KEYS[1]
  redis.call('HSET', KEYS[1], 'buyers', buyers)
  if lead then redis.call('HSET', KEYS[1], 'lead', lead) end
  holder, order = '', nil
end

if order then
  local known = redis.call('HMGET', place, 'buyers', 'print')
  local buyers = addBuyer(known[1] or '', buyer)
  if buyers ~= known[1] then redis.call('HSET', place, 'buyers', buyers) end
  local left = redis.call('PTTL', place)
  if left >= 0 and left < ARGV[7] - ARGV[8] then
    -- Its order belongs to this key for as long.
    redis.call('PEXPIRE', place, ARGV[7])
    redis.call('PEXPIRE', KEYS[4] .. order, ARGV[7])
  end
  return {'sent', order, known[2], buyers}
end

local ends, lease = tonumber(record[2] or 0), tonumber(record[3] or 0)
if holder and ends > now and holder ~= token then
  if ends - now > lease then
    -- The server's clock was set back: the lease counts from now, or it would hold until the clock catches up.
    local till = whole(now + lease)
    redis.call('HSET', KEYS[1], 'until', till)
    if lead then redis.call('ZADD', KEYS[2], 'XX', till, key) end
  end
  return {'busy'}
end

if place ~= KEYS[1] then redis.call('RENAME', place, KEYS[1]) end
local buyers = buyer
if holder then buyers = addBuyer(redis.call('HGET', KEYS[1], 'buyers') or '', buyers) end
local till = whole(now + leaseMs)
redis.call('HSET', KEYS[1], 'token', token, 'until', till, 'lease', leaseMs, 'buyers', buyers)
redis.call('PEXPIRE', KEYS[1], lead and openMs(leaseMs) or leaseMs)
if lead and lead ~= erasedMark then redis.call('ZADD', KEYS[2], till, key) end
return {'claimed', lead, redis.call('GET', KEYS[3]), storeEpochOf(ARGV[6])}
