-- Removes an entry with its lead.
--
-- ARGV: "remove", the id.
-- Answer: an empty list.

local entry = readEntry(ARGV[2])
if entry then removeEntry(entry) end
return {}
