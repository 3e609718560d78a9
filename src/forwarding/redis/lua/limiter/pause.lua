-- No slot is granted for a time. The longer of two pauses counts.
--
-- ARGV: "pause", for how long.
-- Answer: {"done"}.

local ms = tonumber(ARGV[2])
if ms > 0 and ms > pausedMs() then pause(ms) end
return {'done'}
