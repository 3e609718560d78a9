/**
 * A product cache as one script. KEYS: the prefix of the catalog's keys. ARGV: the step, and its own arguments.
 * Dates are the server's.
 *
 * A product is a hash `p:<id>`; `sku` and `ean` hold the ids of each code; `seen` sorts products by the sweep that
 * saw them, `mains` sorts main products by id. A code that was asked for is a key `code:<by>:<code>`, which expires.
 * The state of the sweep is a hash whose `rev` changes with each write, so that outdated writes are rejected.
 */
export const catalogScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local base, what = KEYS[1], ARGV[1]
local whole = function(number) return string.format('%.0f', number) end

if what == 'take' then
  local every = tonumber(ARGV[2])
  local wait = tonumber(redis.call('GET', base) or 0) - now
  -- A slot later than any can be was taken before the clock was set back.
  if wait > 0 and wait <= every then return wait end
  redis.call('SET', base, whole(now + every), 'PX', math.ceil(every))
  return 0
end

local stateFields = {'rev', 'sweep', 'step', 'page', 'after', 'startedAt', 'sweptAt', 'variants', 'token', 'until'}
local function readState() return redis.call('HMGET', base .. 'state', unpack(stateFields)) end

local function unlink(kind, code, id)
  if not code or code == '' then return end
  local left = {}
  for each in string.gmatch(redis.call('HGET', base .. kind, code) or '', '%d+') do
    if each ~= id then left[#left + 1] = each end
  end
  if #left == 0 then redis.call('HDEL', base .. kind, code)
  else redis.call('HSET', base .. kind, code, table.concat(left, ' ')) end
end

local function link(kind, code, id)
  if code == '' then return end
  local known = redis.call('HGET', base .. kind, code)
  if known and string.find(' ' .. known .. ' ', ' ' .. id .. ' ', 1, true) then return end
  redis.call('HSET', base .. kind, code, known and known .. ' ' .. id or id)
end

local function remove(id)
  local old = redis.call('HMGET', base .. 'p:' .. id, 'sku', 'ean', 'parent')
  unlink('sku', old[1], id)
  unlink('ean', old[2], id)
  redis.call('ZREM', base .. 'seen', id .. ':' .. (old[3] or '0'))
  redis.call('ZREM', base .. 'mains', id)
  redis.call('DEL', base .. 'p:' .. id)
end

-- A product of six arguments from a place on. What was asked for later stays; a date of the future was written before
-- the clock was set back.
local function put(place, at, seen, from)
  local id, parent, sku, ean, padded, data = unpack(ARGV, place, place + 5)
  local key = base .. 'p:' .. id
  local old = redis.call('HMGET', key, 'at', 'sku', 'ean', 'from', 'seen', 'parent')
  local known = tonumber(old[1] or -1)
  seen = math.max(seen, tonumber(old[5] or 0))
  if known > at and known <= now then
    redis.call('HSET', key, 'seen', seen)
    redis.call('ZADD', base .. 'seen', seen, id .. ':' .. old[6])
    return
  end
  if old[1] then
    if old[2] == sku and old[3] == ean then from = old[4] end
    if old[2] ~= sku then unlink('sku', old[2], id) end
    if old[3] ~= ean then unlink('ean', old[3], id) end
    if old[6] ~= parent then remove(id) end
  end
  link('sku', sku, id)
  link('ean', ean, id)
  redis.call('HSET', key, 'parent', parent, 'sku', sku, 'ean', ean, 'padded', padded, 'data', data,
    'at', whole(at), 'seen', seen, 'from', from)
  redis.call('ZADD', base .. 'seen', seen, id .. ':' .. parent)
  if parent == '0' then redis.call('ZADD', base .. 'mains', id, id) end
end

local function find(by, code)
  local found = {redis.call('GET', base .. 'code:' .. by .. ':' .. code) or ''}
  for id in string.gmatch(redis.call('HGET', base .. by, code) or '', '%d+') do
    local row = redis.call('HMGET', base .. 'p:' .. id, 'parent', 'sku', 'ean', 'data', 'at', 'from')
    if row[1] then found[#found + 1] = {id, unpack(row)} end
  end
  return found
end

if what == 'find' then
  local answer = {whole(now), readState()}
  for place = 2, #ARGV, 2 do answer[#answer + 1] = find(ARGV[place], ARGV[place + 1]) end
  return answer
end

if what == 'learn' then
  local by, code, at, keepMs = ARGV[2], ARGV[3], now - tonumber(ARGV[4]), ARGV[5]
  local showsVariants, ids = ARGV[6] == '1', {}
  for place = 7, #ARGV, 6 do ids[ARGV[place]] = true end
  if showsVariants and redis.call('HGET', base .. 'state', 'variants') ~= 'listed' then
    redis.call('HSET', base .. 'state', 'variants', 'listed')
    redis.call('HINCRBY', base .. 'state', 'rev', 1)
  end
  local state = redis.call('HMGET', base .. 'state', 'variants', 'step', 'sweep')
  for id in string.gmatch(redis.call('HGET', base .. by, code) or '', '%d+') do
    local row = redis.call('HMGET', base .. 'p:' .. id, 'parent', 'padded', 'at')
    local isListed = row[1] == '0' or state[1] == 'listed'
    if not ids[id] and isListed and row[2] ~= '1' and tonumber(row[3] or 0) <= at then remove(id) end
  end
  local running, sweep = (state[2] or 'none') ~= 'none', tonumber(state[3] or 0)
  for place = 7, #ARGV, 6 do
    -- What is found by the way counts for other codes only when a sweep has ended, which need not look for it.
    put(place, at, running and sweep or 0, running and sweep or sweep + 1)
  end
  redis.call('SET', base .. 'code:' .. by .. ':' .. code, whole(at) .. ' ' .. (#ARGV < 7 and '1' or '0'), 'PX', keepMs)
  return {whole(now), readState(), find(by, code)}
end

if what == 'read' then
  local state, mains, unseen = readState(), {}, {}
  if state[3] == 'variants' then
    mains = redis.call('ZRANGEBYSCORE', base .. 'mains', '(' .. (state[5] or '0'), '+inf', 'LIMIT', 0, 1000)
  end
  if state[3] == 'variants' or state[3] == 'deleted' then
    unseen = redis.call('ZRANGEBYSCORE', base .. 'seen', '-inf', '(' .. state[2], 'LIMIT', 0, 1000)
  end
  return {whole(now), state, mains, unseen}
end

-- Writes what was read and changed, if no one has changed it meanwhile: the state, products, and what is gone.
local rev, ageMs, sweep, gone = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
if (redis.call('HGET', base .. 'state', 'rev') or '0') ~= rev then return 0 end
local place = 6
for _ = 1, gone do
  remove(ARGV[place])
  place = place + 1
end
if ARGV[place] ~= '' then
  redis.call('HSET', base .. 'state', 'rev', rev + 1)
  for index = 2, #stateFields do redis.call('HSET', base .. 'state', stateFields[index], ARGV[place + index - 2]) end
  place = place + #stateFields - 1
else
  place = place + 1
end
while place <= #ARGV do
  put(place, now - ageMs, sweep, sweep)
  place = place + 6
end
return 1
`;
