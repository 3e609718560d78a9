-- The entries of an order, without their leads.
--
-- ARGV: "of-order", the order.
-- Answer: entries.

local rows, order = {}, base .. 'entry-order:' .. ARGV[2]
for _, id in ipairs(redis.call('ZRANGE', order, 0, -1)) do
  local told = tell(id, false)
  if told then rows[#rows + 1] = told else redis.call('ZREM', order, id) end
end
return rows
