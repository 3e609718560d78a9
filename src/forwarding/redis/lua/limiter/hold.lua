-- Holds a slot for a time from now, or frees it.
--
-- ARGV: "hold", the id of the request, for how long: 0 frees it.
-- Answer: {"done"}.

local id, heldMs = ARGV[2], tonumber(ARGV[3])
if heldMs > 0 then log(id, now + heldMs) else redis.call('ZREM', KEYS[1], id) end
return {'done'}
