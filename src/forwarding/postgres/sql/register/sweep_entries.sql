-- Deletes some entries and leads of entries that are over, without waiting for locked ones.
--
-- Takes: the account.

CREATE FUNCTION baselinker.sweep_entries(p_account text) RETURNS void LANGUAGE plpgsql AS $f$
DECLARE t bigint := baselinker.now_ms();
BEGIN
  UPDATE baselinker.register SET lead = NULL WHERE ctid = ANY (ARRAY(SELECT ctid FROM baselinker.register
    WHERE account = p_account AND lead IS NOT NULL AND due_at IS NULL AND lead_kept_until < t
    ORDER BY lead_kept_until LIMIT 500 FOR UPDATE SKIP LOCKED));
  DELETE FROM baselinker.register WHERE ctid = ANY (ARRAY(SELECT ctid FROM baselinker.register
    WHERE account = p_account AND due_at IS NULL AND kept_until < t
    ORDER BY kept_until LIMIT 500 FOR UPDATE SKIP LOCKED));
END $f$;
