-- Ends a claim, and changes the entry of a register with it.
--
-- KEYS: the record, the open leads, the key that has the order; with an entry also the prefix of the register's keys; if
-- the record was gone before, that and the record of the alias.
-- ARGV: the end ("sent", "open", "failed" …), the key, the token of the claim, how long a sent record is kept, the
-- order, the buyer's fingerprint or an empty text, the fingerprint of the lead, then the change of the entry.
-- Answer: {"done"}; {"lost"} if the claim is no longer held by this token; {"order_taken"} if another key has the order;
-- {"gone"} if there is no record.

local key, token, keepMs, orderId = ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local record = redis.call('HMGET', KEYS[1], 'token', 'until', 'order', step == 'open' and 'lead' or 'buyers')
local place = KEYS[1]
if not record[1] then
  if not KEYS[5] then return {'gone'} end
  if redis.call('EXISTS', KEYS[5]) == 1 then place = KEYS[5] end
  record = redis.call('HMGET', place, 'token', 'until', 'order', step == 'open' and 'lead' or 'buyers')
end
local holder, order = record[1], record[3]

local function done()
  if ARGV[8] then
    local base, now = KEYS[4], clock()
    --- @include "entries"
    changeEntry(8)
  end
  return {'done'}
end

if order then
  if step == 'sent' and holder == token and order == orderId then return done() end
  return {'lost'}
end

local isErased = holder == ''
if isErased then
  if step ~= 'sent' then return done() end
elseif holder then
  if holder ~= token then return {'lost'} end
  if tonumber(record[2] or 0) == 0 then return step == 'open' and done() or {'lost'} end
end

if step == 'open' and record[4] then
  if record[4] == erasedMark then
    redis.call('HSET', KEYS[1], 'token', '', 'until', 0, 'buyers', '')
  else
    redis.call('HSET', KEYS[1], 'until', 0)
    redis.call('ZADD', KEYS[2], whole(-clock()), key)
  end
  return done()
end

-- The key of an order says that it has one: which lead has it is not read there, and may be erased.
if step == 'sent' and not redis.call('SET', KEYS[3], '', 'NX', 'PX', keepMs) then return {'order_taken'} end
redis.call('ZREM', KEYS[2], key)
redis.call('DEL', place)
if step == 'sent' then
  local print, buyers = ARGV[7], addBuyer(record[4] or '', ARGV[6])
  if isErased then print, buyers = '', '' end
  redis.call('HSET', place, 'token', token, 'order', orderId, 'print', print, 'buyers', buyers)
  redis.call('PEXPIRE', place, keepMs)
end
return done()
