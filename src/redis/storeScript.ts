/**
 * The store as one script, so that each step is atomic, and by the server's clock, so that processes
 * need not agree on the time.
 *
 * KEYS: the lead's record (a hash of token, until, lease, lead, order), the open leads (a sorted set by
 * the end of their lease). ARGV: what to do, key, token, and for each step its own.
 */
export const storeScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local what, key, token = ARGV[1], ARGV[2], ARGV[3]

if what == 'open' then
  return redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now)
end

local record = redis.call('HMGET', KEYS[1], 'token', 'until', 'lease', 'lead', 'order')
local holder, ends, lease, lead, order = record[1], tonumber(record[2]), tonumber(record[3]), record[4], record[5]

local function hold(ms)
  local till = string.format('%.0f', now + ms)
  redis.call('HSET', KEYS[1], 'token', token, 'until', till, 'lease', ms)
  if lead then
    redis.call('PERSIST', KEYS[1])
    redis.call('ZADD', KEYS[2], till, key)
  else
    redis.call('PEXPIRE', KEYS[1], ms)
  end
end

if what == 'claim' then
  if order then return {'sent', order} end
  if holder and holder ~= '' and ends > now then
    if ends - now > lease then
      -- The server's clock was set back: the lease counts from now, or it would hold until the clock catches up.
      redis.call('HSET', KEYS[1], 'until', string.format('%.0f', now + lease))
      if lead then redis.call('ZADD', KEYS[2], string.format('%.0f', now + lease), key) end
    end
    return {'busy'}
  end
  hold(tonumber(ARGV[4]))
  return {'claimed', lead}
end

if order or holder ~= token then return {'lost'} end

if what == 'renew' then
  if ARGV[5] ~= '' then
    lead = ARGV[5]
    redis.call('HSET', KEYS[1], 'lead', lead)
  end
  hold(tonumber(ARGV[4]))
  return {'done'}
end

if what == 'open-end' and lead then
  redis.call('HSET', KEYS[1], 'token', '')
  redis.call('ZADD', KEYS[2], 0, key)
  return {'done'}
end
redis.call('ZREM', KEYS[2], key)
redis.call('DEL', KEYS[1])
if what == 'sent' then
  redis.call('HSET', KEYS[1], 'order', ARGV[4])
  redis.call('PEXPIRE', KEYS[1], ARGV[5])
end
return {'done'}
`;
