-- Adds an entry, unless it exists or would be one due entry too many.
--
-- ARGV: "add", the id, the namespace, the facts that never change, the lead or an empty text, its bytes, in how many
-- milliseconds it is due or an empty text, how long the entry and its lead are kept, how many may be due.
-- Answer: {"there"}; {"full"} if it was not added.

local id, namespace, head, lead, bytes, dueInMs = ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], tonumber(ARGV[7])
if readEntry(id) then return {'there'} end
if dueInMs and redis.call('ZCARD', base .. 'due:' .. namespace) >= tonumber(ARGV[10]) then return {'full'} end
if lead ~= '' then redis.call('SET', base .. 'entry-lead:' .. id, lead) end
local entry = {id = id, ns = namespace, status = 'received', head = head, facts = '', history = ''}
entry.attempts, entry.repeats, entry.bytes, entry.due = '0', '0', bytes, dueInMs and whole(now + dueInMs) or nil
-- Who adds it delivers it until then.
if dueInMs and dueInMs > 0 then entry.attempts, entry.takes = '1', '1' end
writeEntry(entry, tonumber(ARGV[8]), tonumber(ARGV[9]))
return {'there'}
