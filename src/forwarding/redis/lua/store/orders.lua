-- What the store knows of several keys.
--
-- KEYS: the records.
-- ARGV: "orders".
-- Answer: for each record its order, "open" if it has a lead, a mark or a running lease, or an empty text.

local now, orders = clock(), {}
for index, key in ipairs(KEYS) do
  local record = redis.call('HMGET', key, 'order', 'lead', 'until')
  local isOpen = record[2] or tonumber(record[3] or 0) > now
  orders[index] = record[1] or (isOpen and 'open' or '')
end
return orders
