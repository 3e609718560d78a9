-- The epoch of the server. It changes after a fail-over, and after a start from a possibly old state.

-- What a section of INFO says after a word; an empty text if it does not, or if INFO is no longer allowed.
local function infoOf(section, field, pattern)
  local info = redis.pcall('INFO', section)
  if type(info) ~= 'string' then return '' end
  local _, last = string.find(info, field, 1, true)
  return last and string.match(info, pattern, last + 1) or ''
end

-- `from` says which sections of INFO show it: `none`, `replication` or `server`.
local function epochOf(from)
  if from == 'none' then return '' end
  local epoch = infoOf('replication', 'master_replid:', '^%x+')
  if from == 'replication' then return epoch end
  return epoch .. infoOf('server', 'run_id:', '^%x+')
end
