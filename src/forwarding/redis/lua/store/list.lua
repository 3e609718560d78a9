-- The keys of the open leads that no one holds. Those that were not claimed or renewed for too long are left out, and
-- leave the set.
--
-- KEYS: the open leads.
-- ARGV: "list".
-- Answer: keys.

local now = clock()
local old = now - openRetentionMs
redis.call('ZREMRANGEBYSCORE', KEYS[1], whole(-old), '(0')
redis.call('ZREMRANGEBYSCORE', KEYS[1], '(0', whole(old))
return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now)
