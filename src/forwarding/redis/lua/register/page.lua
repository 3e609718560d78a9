-- A page of entries, in the order of their ids. Those that are over are left out, and leave the sets.
--
-- ARGV: "page", the status or an empty text, the least id or an empty text, the id that the page before ended with or an
-- empty text, "newest" if the newest come first, how many, "1" for entries with their leads.
-- Answer: entries.

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
