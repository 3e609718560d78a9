-- The open leads that no one holds.
--
-- Takes: the account.
-- Returns: keys. A lease from the future shows that the date was set back: it counts from now.

CREATE FUNCTION baselinker.open_leads(p_account text) RETURNS SETOF text LANGUAGE plpgsql AS $f$
DECLARE t bigint := baselinker.now_ms();
BEGIN
  UPDATE baselinker.lead SET lease_start = t WHERE account = p_account AND order_id IS NULL AND lease_start > t;
  RETURN QUERY SELECT key FROM baselinker.lead
    WHERE account = p_account AND order_id IS NULL AND lead <> '{erasedMark}' AND lease_start + lease_ms <= t ORDER BY key;
END $f$;
