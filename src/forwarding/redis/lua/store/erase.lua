-- Leaves nothing of the buyer: of a lead a mark that it was there, which no one holds, of an order its id. Either is
-- under the alias of the key then.
--
-- KEYS: the record, the open leads, the record of the alias.
-- ARGV: "erase", the key.
-- Answer: {"done"}.

local record = redis.call('HMGET', KEYS[1], 'order', 'lead')
if not record[1] and record[2] then
  redis.call('ZREM', KEYS[2], ARGV[2])
  redis.call('HSET', KEYS[1], 'token', '', 'until', 0, 'lead', erasedMark)
end
if record[1] or record[2] then redis.call('RENAME', KEYS[1], KEYS[3]) else redis.call('DEL', KEYS[1]) end
if redis.call('EXISTS', KEYS[3]) == 1 then redis.call('HSET', KEYS[3], 'print', '', 'buyers', '') end
return {'done'}
