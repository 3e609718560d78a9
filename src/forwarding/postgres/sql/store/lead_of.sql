-- The row of a key, locked until the statement ends: a row is locked before it is read, so that with a stricter default
-- isolation two steps on one row end as 40001, and are retried.
--
-- Takes: the account, the key.
-- Returns: the row, or one of NULLs. A lease from the future shows that the date was set back: it counts from now.

CREATE FUNCTION baselinker.lead_of(p_account text, p_key text) RETURNS baselinker.lead
LANGUAGE plpgsql AS $f$
DECLARE r baselinker.lead; t bigint;
BEGIN
  SELECT * INTO r FROM baselinker.lead WHERE account = p_account AND key = p_key FOR UPDATE;
  t := baselinker.now_ms();
  IF r.key IS NOT NULL AND r.order_id IS NULL AND r.lease_start > t THEN
    r.lease_start := t;
    UPDATE baselinker.lead SET lease_start = t WHERE account = p_account AND key = p_key;
  END IF;
  RETURN r;
END $f$;
