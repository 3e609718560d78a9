-- The store as one script, so that each step is atomic. Each lead runs it three times, so a step creates and reads only
-- what it needs.
--
-- KEYS: the lead's record (a hash of token, until, lease, lead, order, print, buyers), and the open leads (a sorted set
-- by the end of their lease or, if released, by minus the date of the release). Each step says which others it takes.
-- ARGV: the step, and its own arguments.
-- Answer: a list, as each step says.
--
-- A released claim has a lease until 0; a mark that is not held has no token; a sent record keeps its token. Times are
-- milliseconds.

local step = ARGV[1]

--- @include "clock"

-- How long a key lives that no one claims or renews after this lease.
local function openMs(leaseMs) return whole(leaseMs + openRetentionMs) end

if step == 'list' then
  --- @include "store/list"
end

if step == 'bind' then
  --- @include "store/bind"
end

if step == 'renew' then
  --- @include "store/renew"
end

if step == 'erase' then
  --- @include "store/erase"
end

if step == 'orders' then
  --- @include "store/orders"
end

if step == 'binding' then
  --- @include "store/binding"
end

-- One more of the buyers, one per line: not one that is known, and no more than three.
local function addBuyer(buyers, buyer)
  if buyer == '' or buyers == '' then return buyers .. buyer end
  local _, breaks = string.gsub(buyers, '\n', '')
  if breaks == 2 or string.find('\n' .. buyers .. '\n', '\n' .. buyer .. '\n', 1, true) then return buyers end
  return buyers .. '\n' .. buyer
end

if step == 'claim' then
  --- @include "store/claim"
end

--- @include "store/finish"
