-- Changes an entry, as `changeEntry.ts` does.
--
-- ARGV: "change", the change as `changeArgs` gives it.
-- Answer: the id of the entry that has it now, or nil if there is none.

return {changeEntry(2)}
