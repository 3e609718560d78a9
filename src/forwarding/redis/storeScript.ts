import { erasedMark } from "../contract/openLead.ts";
import { openRetentionMs } from "../store/engineRows.ts";
import { entryFunctions } from "./redisEntries.ts";
import { epochFunction } from "./redisInfo.ts";

/**
 * The store as one script, so that each step is atomic, with the server's clock, so that processes need not agree on
 * the time.
 *
 * KEYS: the lead's record (a hash of token, until, lease, lead, order, print, buyers) and the open leads (a sorted
 * set by the end of their lease or, if released, by minus the date of the release); for a claim, the binding of the
 * store; for an end, the key that has the order, and the prefix of a register's keys. ARGV: the step, key, token, and
 * the step's own arguments. A released claim has a lease until 0; a mark that is not held has no token; a sent record
 * keeps its token.
 *
 * Each lead runs it three times, so a step creates and reads only what it needs.
 */
export const storeScript = `
local what, key, token = ARGV[1], ARGV[2], ARGV[3]
local mark = '${erasedMark}'

local function clock()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- How long a key lives that no one claims or renews after this lease.
local function openMs(ms) return string.format('%.0f', ms + ${openRetentionMs}) end

if what == 'list' then
  local now = clock()
  local old = now - ${openRetentionMs}
  redis.call('ZREMRANGEBYSCORE', KEYS[1], string.format('%.0f', -old), '(0')
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '(0', string.format('%.0f', old))
  return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now)
end

if what == 'bind' then
  if (redis.call('GET', KEYS[1]) or '') ~= ARGV[2] then return {'lost'} end
  redis.call('SET', KEYS[1], ARGV[3])
  return {'done'}
end

if what == 'renew' then
  local lead, ms = ARGV[5], tonumber(ARGV[4])
  local record = redis.call('HMGET', KEYS[1], 'token', 'until', 'order')
  if record[3] or record[1] ~= token or tonumber(record[2] or 0) == 0 then return {'lost'} end
  local till = string.format('%.0f', clock() + ms)
  if lead then
    redis.call('HSET', KEYS[1], 'until', till, 'lease', ms, 'lead', lead)
    redis.call('PEXPIRE', KEYS[1], openMs(ms))
    redis.call('ZADD', KEYS[2], till, key)
  else
    redis.call('HSET', KEYS[1], 'until', till, 'lease', ms)
    -- A mark is not among the open leads.
    redis.call('ZADD', KEYS[2], 'XX', till, key)
    redis.call('PEXPIRE', KEYS[1], redis.call('HEXISTS', KEYS[1], 'lead') == 1 and openMs(ms) or ms)
  end
  return {'done'}
end

local function add(buyers, buyer)
  if buyer == '' or buyers == '' then return buyers .. buyer end
  local _, breaks = string.gsub(buyers, '\\n', '')
  if breaks == 2 or string.find('\\n' .. buyers .. '\\n', '\\n' .. buyer .. '\\n', 1, true) then return buyers end
  return buyers .. '\\n' .. buyer
end

if what == 'claim' or what == 'binding' then
${epochFunction}
  if what == 'binding' then return {redis.call('GET', KEYS[1]), epochOf(ARGV[2])} end
  local record = redis.call('HMGET', KEYS[1], 'token', 'until', 'lease', 'lead', 'order')
  local holder, lead, order, now = record[1], record[4], record[5], clock()
  if order then
    local known = redis.call('HMGET', KEYS[1], 'buyers', 'print')
    local buyers = add(known[1] or '', ARGV[5])
    if buyers ~= known[1] then redis.call('HSET', KEYS[1], 'buyers', buyers) end
    return {'sent', order, known[2], buyers}
  end
  local ends, lease, ms = tonumber(record[2] or 0), tonumber(record[3] or 0), tonumber(ARGV[4])
  if holder and ends > now and holder ~= token then
    if ends - now > lease then
      -- The server's clock was set back: the lease counts from now, or it would hold until the clock catches up.
      local till = string.format('%.0f', now + lease)
      redis.call('HSET', KEYS[1], 'until', till)
      if lead then redis.call('ZADD', KEYS[2], 'XX', till, key) end
    end
    return {'busy'}
  end
  local buyers = ARGV[5]
  if holder then buyers = add(redis.call('HGET', KEYS[1], 'buyers') or '', buyers) end
  local till = string.format('%.0f', now + ms)
  redis.call('HSET', KEYS[1], 'token', token, 'until', till, 'lease', ms, 'buyers', buyers)
  redis.call('PEXPIRE', KEYS[1], lead and openMs(ms) or ms)
  if lead and lead ~= mark then redis.call('ZADD', KEYS[2], till, key) end
  return {'claimed', lead, redis.call('GET', KEYS[3]), epochOf(ARGV[6])}
end

if what == 'erase' then
  local record = redis.call('HMGET', KEYS[1], 'order', 'lead')
  if record[1] then
    redis.call('HSET', KEYS[1], 'print', '', 'buyers', '')
  elseif record[2] then
    redis.call('ZREM', KEYS[2], key)
    redis.call('HSET', KEYS[1], 'token', '', 'until', 0, 'lead', mark, 'buyers', '')
  else
    redis.call('DEL', KEYS[1])
  end
  return {'done'}
end

local keepMs = ARGV[4]
local record = redis.call('HMGET', KEYS[1], 'token', 'until', 'order', what == 'open' and 'lead' or 'buyers')
local holder, order = record[1], record[3]
local function done()
  if ARGV[8] then
    local base, now = KEYS[4], clock()
    ${entryFunctions}
    changeEntry(8)
  end
  return {'done'}
end

if order then
  if what == 'sent' and holder == token and order == ARGV[5] then return done() end
  return {'lost'}
end
local isErased = holder == ''
if isErased then
  if what ~= 'sent' then return done() end
elseif holder then
  if holder ~= token then return {'lost'} end
  if tonumber(record[2] or 0) == 0 then return what == 'open' and done() or {'lost'} end
end

if what == 'open' and record[4] then
  if record[4] == mark then
    redis.call('HSET', KEYS[1], 'token', '', 'until', 0, 'buyers', '')
  else
    redis.call('HSET', KEYS[1], 'until', 0)
    redis.call('ZADD', KEYS[2], string.format('%.0f', -clock()), key)
  end
  return done()
end
if what == 'sent' and not redis.call('SET', KEYS[3], key, 'NX', 'PX', keepMs) then return {'order_taken'} end
redis.call('ZREM', KEYS[2], key)
redis.call('DEL', KEYS[1])
if what == 'sent' then
  local print, buyers = ARGV[7], add(record[4] or '', ARGV[6])
  if isErased then print, buyers = '', '' end
  redis.call('HSET', KEYS[1], 'token', token, 'order', ARGV[5], 'print', print, 'buyers', buyers)
  redis.call('PEXPIRE', KEYS[1], keepMs)
end
return done()
`;
