-- The epoch of a store. It also changes when the server drops keys because its memory is full. A limiter would then pause
-- all the time, so its epoch is without them.

--- @include "epoch"

local function storeEpochOf(from)
  if from == 'none' then return '' end
  local evicted = infoOf('stats', 'evicted_keys:', '^%d+')
  return epochOf(from) .. ((evicted == '' or evicted == '0') and '' or '+' .. evicted)
end
