-- The entries of a register for scripts, with `changeEntry` as in `changeEntry.ts`. `base` is the prefix of their keys,
-- `now` the time.
--
-- `entry:<id>` is a hash, `entry-lead:<id>` the lead, `entry-key:<key>` the id of the entry with a key. Sorted sets hold
-- all ids, those of each status and, in `entry-order:<order>`, of each order, in lexical order, and for each namespace
-- the due ones by time, and in `untried:<namespace>` those of them that were never tried.

local fields = {'ns', 'status', 'skey', 'key', 'head', 'facts', 'history', 'attempts', 'repeats', 'bytes', 'due', 'found', 'takes'}

local function readEntry(id)
  local row = redis.call('HMGET', base .. 'entry:' .. id, unpack(fields))
  if not row[1] then return nil end
  local entry = {id = id}
  for place, field in ipairs(fields) do entry[field] = row[place] or nil end
  return entry
end

local function orderKey(entry)
  local order = string.match(entry.facts, orderMark .. '(%d+)')
  return order and base .. 'entry-order:' .. order
end

local function unlist(entry)
  local order = orderKey(entry)
  if order then redis.call('ZREM', order, entry.id) end
  redis.call('ZREM', base .. 'entries', entry.id)
  redis.call('ZREM', base .. 'entries:' .. entry.status, entry.id)
  redis.call('ZREM', base .. 'due:' .. entry.ns, entry.id)
  redis.call('ZREM', base .. 'untried:' .. entry.ns, entry.id)
  if entry.skey then redis.call('DEL', base .. 'entry-key:' .. entry.skey) end
end

local function removeEntry(entry)
  unlist(entry)
  redis.call('DEL', base .. 'entry:' .. entry.id, base .. 'entry-lead:' .. entry.id)
end

local function keepFor(key, ms)
  if ms then redis.call('PEXPIRE', key, whole(ms)) else redis.call('PERSIST', key) end
end

local function writeEntry(entry, keepMs, keepLeadMs)
  local key = base .. 'entry:' .. entry.id
  local before = readEntry(entry.id)
  if before then unlist(before) end
  redis.call('DEL', key)
  for _, field in ipairs(fields) do
    if entry[field] then redis.call('HSET', key, field, entry[field]) end
  end
  redis.call('ZADD', base .. 'entries', 0, entry.id)
  redis.call('ZADD', base .. 'entries:' .. entry.status, 0, entry.id)
  if entry.due then
    redis.call('ZADD', base .. 'due:' .. entry.ns, entry.due, entry.id)
    if entry.attempts == '0' then redis.call('ZADD', base .. 'untried:' .. entry.ns, entry.due, entry.id) end
    keepMs, keepLeadMs = nil, nil
  end
  keepFor(key, keepMs)
  keepFor(base .. 'entry-lead:' .. entry.id, keepLeadMs)
  if entry.skey then
    redis.call('SET', base .. 'entry-key:' .. entry.skey, entry.id)
    keepFor(base .. 'entry-key:' .. entry.skey, keepMs)
  end
  local order = orderKey(entry)
  if order then
    -- It is kept for as long as the entry that is kept for longest.
    local left = redis.call('PTTL', order)
    redis.call('ZADD', order, 0, entry.id)
    keepFor(order, left ~= -1 and keepMs and math.max(left, keepMs) or nil)
  end
end

local function endEntry(entry, ends, isJoined)
  local lead = base .. 'entry-lead:' .. entry.id
  if ends.erasesLead then redis.call('DEL', lead) end
  local hasLead = redis.call('EXISTS', lead) == 1
  entry.status, entry.facts = ends.status, ends.facts
  if ends.attempt then
    -- The step that took it has counted it.
    if not entry.takes then entry.attempts = whole(entry.attempts + 1) end
    entry.history = entry.history == '' and ends.attempt or entry.history .. '\n' .. ends.attempt
    local _, breaks = string.gsub(entry.history, '\n', '')
    for _ = maxAttempts, breaks do entry.history = string.gsub(entry.history, '^[^\n]*\n', '', 1) end
  end
  entry.takes = nil
  if ends.status == 'discarded' then entry.skey = nil end
  local before = isJoined and (ends.status == 'error' or ends.status == 'unknown') and entry.due
  local after = ends.dueInMs and whole(now + ends.dueInMs)
  entry.due = hasLead and (after or before) or nil
end

-- The change begins at this place of ARGV, as changeArgs gives it.
local function changeEntry(first)
  local function given(place) return ARGV[first + place] ~= '' and ARGV[first + place] or nil end
  local change = {id = given(0), storeKey = given(1), key = given(2), isDelivery = given(5)}
  change.keepMs, change.keepLeadMs = tonumber(given(6)), tonumber(given(7))
  local ends = given(8) and {
    status = given(8),
    facts = given(9),
    attempt = given(10),
    erasesLead = given(11),
    dueInMs = given(12) and tonumber(given(12)),
    replacesFacts = given(13)
  }
  local own = readEntry(change.id)
  local otherId = change.storeKey and redis.call('GET', base .. 'entry-key:' .. change.storeKey)
  local other = otherId and otherId ~= change.id and readEntry(otherId) or nil
  if not ends and own and own.status == 'discarded' then return false end
  local isOtherKey = other and other.key and change.key and other.key ~= change.key
  local isOfEarlier = other and other.status == 'success' and given(14)
  local isAnother = other and (isOfEarlier or not ends or (other.status == 'success' and ends.status ~= 'success' and ends.status ~= 'differs' and (own or isOtherKey))
    or (other.status ~= 'success' and isOtherKey))
  local isJoined = other and not isAnother
  local entry = own
  if not entry and given(3) then
    entry = {id = change.id, ns = given(3), status = 'received', head = given(4)}
    entry.facts, entry.history, entry.attempts, entry.repeats, entry.bytes = '', '', '0', '0', '0'
  end
  if isJoined then
    entry = other
    if change.isDelivery then entry.repeats = whole(entry.repeats + 1) end
    if own then
      local lead = base .. 'entry-lead:' .. own.id
      if other.status ~= 'success' and redis.call('EXISTS', lead) == 1 then
        redis.call('RENAME', lead, base .. 'entry-lead:' .. other.id)
        entry.bytes = own.bytes
      end
      removeEntry(own)
    end
  end
  if not entry then return false end
  if ends and ends.status == 'differs' and entry.status ~= 'success' then entry.key, entry.skey = nil, nil end
  entry.key = entry.key or change.key
  local takesKey = isOfEarlier or (not ends and isOtherKey and other.status ~= 'success')
  if takesKey then
    redis.call('HDEL', base .. 'entry:' .. other.id, 'skey')
    redis.call('DEL', base .. 'entry-key:' .. change.storeKey)
  end
  if takesKey or not isAnother then entry.skey = entry.skey or change.storeKey end
  local isEnded = entry.status == 'success' or (entry.status == 'discarded' and ends and ends.status ~= 'success')
  local isRepeated = ends and ends.attempt and string.sub('\n' .. entry.history, -#ends.attempt - 1) == '\n' .. ends.attempt
  if ends and not isEnded and not isRepeated then endEntry(entry, ends, isJoined) end
  if given(15) and entry.takes then entry.takes = tonumber(entry.takes) > 1 and whole(entry.takes - 1) or nil end
  if ends and ends.replacesFacts and entry.status == 'success' and ends.status == 'success' then entry.facts = ends.facts end
  writeEntry(entry, change.keepMs, change.keepLeadMs)
  return entry.id
end
