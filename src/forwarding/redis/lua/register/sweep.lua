-- Entries that are over leave their ids in the sets: takes those out, the oldest first.
--
-- ARGV: "sweep".
-- Answer: an empty list.

for _, id in ipairs(redis.call('ZRANGEBYLEX', base .. 'entries', '-', '+', 'LIMIT', 0, 500)) do
  if redis.call('EXISTS', base .. 'entry:' .. id) == 1 then break end
  forget(id)
end
return {}
