-- How many entries are due in a namespace, and how many have each status.
--
-- ARGV: "count", the namespace, statuses.
-- Answer: how many are due, the id of the one that is due first or nil, how many have each status.

local due = base .. 'due:' .. ARGV[2]
local counted = {redis.call('ZCARD', due), redis.call('ZRANGE', due, 0, 0)[1] or false}
for place = 3, #ARGV do counted[place] = redis.call('ZCARD', base .. 'entries:' .. ARGV[place]) end
return counted
