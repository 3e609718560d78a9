-- The entry of a key, without its lead.
--
-- ARGV: "of-key", the key.
-- Answer: the entry, or nil.

local id = redis.call('GET', base .. 'entry-key:' .. ARGV[2])
return {id and tell(id, false) or nil}
