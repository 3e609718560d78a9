-- Takes a slot, if one is free.
--
-- ARGV: "take", how many slots may be taken, how long the slot is held, where the epoch is from, what the log was for
-- this process, the id of the request, then those that were taken without Redis: id and time left.
-- Answer: {"taken", "0", log}; {"limit", how long to wait, log} if none is free; {"block" or "doubt", how long, log} if
-- there is a pause because Base blocks the token, or because the log may have forgotten requests.

--- @include "epoch"

local heldMs = tonumber(ARGV[3])

-- A log that may have forgotten requests: no process gets a slot until they are over. It is another server, or it is
-- empty, or it was begun again since this process asked last.
local epoch, knew = epochOf(ARGV[4]), ARGV[5]
if epoch ~= '' then
  local known = redis.call('GET', KEYS[3])
  local isSame = known and string.sub(known, 1, #epoch + 1) == epoch .. ' '
  if not isSame or (knew ~= '' and knew ~= known and string.sub(known, -1) == '0') then
    local isDoubted = known or knew ~= ''
    known = epoch .. ' ' .. whole(now) .. (isDoubted and ' 1' or ' 0')
    redis.call('SET', KEYS[3], known)
    if isDoubted and heldMs > pausedMs() then pause(heldMs) end
  end
  epoch = known
end

for index = 7, #ARGV, 2 do log(ARGV[index], now + tonumber(ARGV[index + 1])) end
local left = pausedMs()
if left > 0 then
  -- Base has blocked nothing where the pause began with the doubt.
  local isDoubt = string.match(epoch, ' (%d+) 1$') == redis.call('HGET', KEYS[2], 'since')
  return {isDoubt and 'doubt' or 'block', whole(left), epoch}
end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
-- No slot is given for this long (twice, as other processes may be set otherwise): the clock was set back.
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. whole(now + 2 * heldMs), '+inf')) do
  log(id, now + heldMs)
end
local over = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[2])
if over < 0 then
  log(ARGV[6], now + heldMs)
  return {'taken', '0', epoch}
end
local next = redis.call('ZRANGE', KEYS[1], over, over, 'WITHSCORES')
return {'limit', whole(math.max(1, tonumber(next[2]) - now)), epoch}
