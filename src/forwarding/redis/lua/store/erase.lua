-- Leaves nothing of the buyer: of a lead a mark that it was there, which no one holds, of an order its id.
--
-- KEYS: the record, the open leads.
-- ARGV: "erase", the key.
-- Answer: {"done"}.

local record = redis.call('HMGET', KEYS[1], 'order', 'lead')
if record[1] then
  redis.call('HSET', KEYS[1], 'print', '', 'buyers', '')
elseif record[2] then
  redis.call('ZREM', KEYS[2], ARGV[2])
  redis.call('HSET', KEYS[1], 'token', '', 'until', 0, 'lead', erasedMark, 'buyers', '')
else
  redis.call('DEL', KEYS[1])
end
return {'done'}
