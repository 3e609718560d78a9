-- The register as one script, so that each step is atomic.
--
-- KEYS: the prefix of all keys, which `entries.lua` describes.
-- ARGV: the step, and its own arguments.
-- Answer: a list, as each step says. An entry is told as a list: its id, its fields as `entries.lua` lists them, 1 if it
-- has a lead, until when the lead is kept, and the lead if it was asked for. Times are milliseconds.

--- @include "clock"

local now = clock()
local base, step = KEYS[1], ARGV[1]

--- @include "entries"

local function tell(id, withLead)
  local entry = readEntry(id)
  if not entry then return nil end
  local told = {id}
  for place, field in ipairs(fields) do told[place + 1] = entry[field] or false end
  local lead = base .. 'entry-lead:' .. id
  told[#fields + 2] = redis.call('EXISTS', lead)
  local left = redis.call('PTTL', lead)
  told[#fields + 3] = left >= 0 and whole(now + left) or false
  told[#fields + 4] = withLead and redis.call('GET', lead) or false
  return told
end

-- The hash is over: the sets forget it.
local function forget(id)
  redis.call('ZREM', base .. 'entries', id)
  for _, status in ipairs({'received', 'success', 'skip', 'error', 'unknown', 'differs', 'discarded'}) do
    redis.call('ZREM', base .. 'entries:' .. status, id)
  end
end

if step == 'add' then
  --- @include "register/add"
end

if step == 'change' then
  --- @include "register/change"
end

if step == 'read' then
  --- @include "register/read"
end

if step == 'page' then
  --- @include "register/page"
end

if step == 'add-issue' then
  --- @include "register/addIssue"
end

if step == 'of-key' then
  --- @include "register/ofKey"
end

if step == 'of-order' then
  --- @include "register/ofOrder"
end

if step == 'take' then
  --- @include "register/take"
end

if step == 'remove' then
  --- @include "register/remove"
end

if step == 'count' then
  --- @include "register/count"
end

--- @include "register/sweep"
