-- How long no slot is granted.
--
-- Takes: the limiter, the time.
-- Returns: milliseconds, 0 without a pause.

CREATE FUNCTION baselinker.paused_ms(l baselinker.limiter, p_now bigint) RETURNS bigint LANGUAGE plpgsql AS $f$
BEGIN
  IF l.paused_since <= p_now THEN RETURN greatest(0, l.paused_since + l.paused_ms - p_now); END IF;
  -- The date was set back: the pause counts from now.
  UPDATE baselinker.limiter SET paused_since = p_now WHERE account = l.account;
  RETURN l.paused_ms;
END $f$;
