-- The binding of the store.
--
-- KEYS: the binding.
-- ARGV: "binding", where the epoch is from.
-- Answer: {binding or nil, epoch}.

--- @include "evictions"

return {redis.call('GET', KEYS[1]), storeEpochOf(ARGV[2])}
