-- The epoch of the server. It changes after a fail-over, and after a start from a possibly old state.

local function idIn(section, field)
  local info = redis.call('INFO', section)
  local _, last = string.find(info, field, 1, true)
  return last and string.sub(info, last + 1, last + 40) or ''
end

-- `from` says which sections of INFO show it: `none`, `replication` or `server`.
local function epochOf(from)
  if from == 'none' then return '' end
  local epoch = idIn('replication', 'master_replid:')
  if from == 'replication' then return epoch end
  return epoch .. idIn('server', 'run_id:')
end
