import { maxDueMs } from "../register/entryRows.ts";
import { entryFunctions } from "./redisEntries.ts";

/** The register as one script. KEYS: the prefix of all keys. ARGV: the step, and its own arguments. */
export const registerScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local base, what = KEYS[1], ARGV[1]
${entryFunctions}
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
  for _, status in ipairs({'received', 'success', 'skip', 'error', 'unknown', 'discarded'}) do
    redis.call('ZREM', base .. 'entries:' .. status, id)
  end
end

if what == 'add' then
  local id, ns, head, lead, bytes, dueInMs = ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], tonumber(ARGV[7])
  if readEntry(id) then return {'there'} end
  if dueInMs and redis.call('ZCARD', base .. 'due:' .. ns) >= tonumber(ARGV[10]) then return {'full'} end
  if lead ~= '' then redis.call('SET', base .. 'entry-lead:' .. id, lead) end
  local entry = {id = id, ns = ns, status = 'received', head = head, facts = '', history = ''}
  entry.attempts, entry.repeats, entry.bytes, entry.due = '0', '0', bytes, dueInMs and whole(now + dueInMs) or nil
  writeEntry(entry, tonumber(ARGV[8]), tonumber(ARGV[9]))
  return {'there'}
end
if what == 'change' then return {changeEntry(2)} end
if what == 'read' then return {tell(ARGV[2], true)} end
if what == 'page' then
  local set = ARGV[2] == '' and 'entries' or 'entries:' .. ARGV[2]
  local from, after, isNewest, limit, withLeads = ARGV[3], ARGV[4], ARGV[5] == 'newest', tonumber(ARGV[6]), ARGV[7] == '1'
  local least = from == '' and '-' or '[' .. from
  local rows = {}
  while #rows < limit do
    local ids
    if isNewest then
      ids = redis.call('ZREVRANGEBYLEX', base .. set, after == '' and '+' or '(' .. after, least, 'LIMIT', 0, limit - #rows)
    else
      ids = redis.call('ZRANGEBYLEX', base .. set, after == '' and least or '(' .. after, '+', 'LIMIT', 0, limit - #rows)
    end
    if #ids == 0 then break end
    for _, id in ipairs(ids) do
      local told = tell(id, withLeads)
      if told then rows[#rows + 1] = told else forget(id) end
    end
    after = ids[#ids]
  end
  return rows
end
if what == 'of-order' then
  local rows, order = {}, base .. 'entry-order:' .. ARGV[2]
  for _, id in ipairs(redis.call('ZRANGE', order, 0, -1)) do
    local told = tell(id, false)
    if told then rows[#rows + 1] = told else redis.call('ZREM', order, id) end
  end
  return rows
end
if what == 'take' then
  local due, leaseMs = base .. 'due:' .. ARGV[2], tonumber(ARGV[4])
  -- The server's clock was set back: what is due later than anything can be is due now.
  local latest = now + math.max(leaseMs, ${maxDueMs})
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', due, '(' .. whole(latest), '+inf', 'LIMIT', 0, 500)) do
    redis.call('ZADD', due, whole(now), id)
  end
  local rows = {}
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', now, 'LIMIT', 0, tonumber(ARGV[3]))) do
    local told = tell(id, true)
    if told then
      rows[#rows + 1] = told
      redis.call('ZADD', due, whole(now + leaseMs), id)
      redis.call('HSET', base .. 'entry:' .. id, 'due', whole(now + leaseMs))
    else
      redis.call('ZREM', due, id)
    end
  end
  return rows
end
if what == 'remove' then
  local entry = readEntry(ARGV[2])
  if entry then removeEntry(entry) end
  return {}
end
if what == 'count' then
  local due = base .. 'due:' .. ARGV[2]
  local counted = {redis.call('ZCARD', due), redis.call('ZRANGE', due, 0, 0)[1] or false}
  for place = 3, #ARGV do counted[place] = redis.call('ZCARD', base .. 'entries:' .. ARGV[place]) end
  return counted
end
-- A sweep: entries that are over leave their ids in the sets, the oldest first.
for _, id in ipairs(redis.call('ZRANGEBYLEX', base .. 'entries', '-', '+', 'LIMIT', 0, 500)) do
  if redis.call('EXISTS', base .. 'entry:' .. id) == 1 then break end
  forget(id)
end
return {}
`;
