-- The limiter of an account, written first, so that steps of one token run one after the other at every isolation level:
-- where a stricter one would let two count the same rows, the second ends as 40001 and is retried.
--
-- Takes: the hash of a token.
-- Returns: the row.

CREATE FUNCTION baselinker.limiter_of(p_account text) RETURNS baselinker.limiter LANGUAGE plpgsql AS $f$
DECLARE l baselinker.limiter;
BEGIN
  PERFORM baselinker.durable();
  INSERT INTO baselinker.limiter AS k (account) VALUES (p_account)
    ON CONFLICT (account) DO UPDATE SET asked = k.asked + 1 RETURNING * INTO l;
  RETURN l;
END $f$;
