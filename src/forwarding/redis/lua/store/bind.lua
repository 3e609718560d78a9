-- Binds the store to an account, unless another process has changed the binding meanwhile.
--
-- KEYS: the binding.
-- ARGV: "bind", the binding that was read or an empty text, the new one.
-- Answer: {"done"} or {"lost"}.

if (redis.call('GET', KEYS[1]) or '') ~= ARGV[2] then return {'lost'} end
redis.call('SET', KEYS[1], ARGV[3])
return {'done'}
