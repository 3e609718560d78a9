-- One entry, with its lead.
--
-- ARGV: "read", the id.
-- Answer: the entry, or nil.

return {tell(ARGV[2], true)}
