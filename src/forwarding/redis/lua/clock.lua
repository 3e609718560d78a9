-- The server's clock, so that processes need not agree on the time, and numbers as commands take them.

local function whole(value) return string.format('%.0f', value) end

local function clock()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
