-- Adds a line to what was found later about the entry of a key, unless it has it or has `maxFound` lines.
--
-- ARGV: "add-issue", the key, the line.
-- Answer: {"there"}; {"none"} if there is no such entry.

local id = redis.call('GET', base .. 'entry-key:' .. ARGV[2])
local entry = id and readEntry(id)
if not entry then return {'none'} end
local lines = '\n' .. (entry.found or '') .. '\n'
local _, count = string.gsub(entry.found and entry.found .. '\n' or '', '\n', '')
if count < maxFound and not string.find(lines, '\n' .. ARGV[3] .. '\n', 1, true) then
  redis.call('HSET', base .. 'entry:' .. id, 'found', entry.found and entry.found .. '\n' .. ARGV[3] or ARGV[3])
end
return {'there'}
