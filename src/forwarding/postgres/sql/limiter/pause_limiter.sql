-- No slot is granted for a time. The longer of two pauses counts.
--
-- Takes: the hash of a token, how long in milliseconds.

CREATE FUNCTION baselinker.pause_limiter(p_account text, p_ms bigint) RETURNS void LANGUAGE plpgsql AS $f$
DECLARE l baselinker.limiter; t bigint;
BEGIN
  l := baselinker.limiter_of(p_account);
  t := baselinker.now_ms();
  IF p_ms > baselinker.paused_ms(l, t) THEN
    UPDATE baselinker.limiter SET paused_since = t, paused_ms = p_ms WHERE account = p_account;
  END IF;
END $f$;
