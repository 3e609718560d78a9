-- Holds a slot for a time from now, or frees it.
--
-- Takes: the hash of a token, the id of the request, for how long in milliseconds: 0 frees it.

CREATE FUNCTION baselinker.hold_slot(p_account text, p_id text, p_ms bigint) RETURNS void LANGUAGE plpgsql AS $f$
BEGIN
  IF p_ms <= 0 THEN DELETE FROM baselinker.slot WHERE account = p_account AND id = p_id; RETURN; END IF;
  INSERT INTO baselinker.slot AS s (account, id, free_at) VALUES (p_account, p_id, baselinker.now_ms() + p_ms)
    ON CONFLICT (account, id) DO UPDATE SET free_at = excluded.free_at;
END $f$;
