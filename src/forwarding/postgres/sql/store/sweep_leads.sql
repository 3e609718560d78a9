-- Deletes some rows that are over, without waiting for locked ones.
--
-- Takes: the account, for how long what was sent is kept after it was last renewed, in milliseconds.

CREATE FUNCTION baselinker.sweep_leads(p_account text, p_retention bigint) RETURNS void LANGUAGE plpgsql AS $f$
DECLARE t bigint := baselinker.now_ms(); own text;
BEGIN
  own := set_config('baselinker_sdk.own', 'yes', true);
  DELETE FROM baselinker.lead WHERE ctid = ANY (ARRAY(SELECT ctid FROM baselinker.lead
    WHERE account = p_account AND ended_at < t - p_retention ORDER BY ended_at LIMIT 500 FOR UPDATE SKIP LOCKED));
  -- Claims of processes that died before they wrote anything.
  DELETE FROM baselinker.lead WHERE ctid = ANY (ARRAY(SELECT ctid FROM baselinker.lead
    WHERE account = p_account AND order_id IS NULL AND lead IS NULL AND lease_start < t - p_retention
    LIMIT 500 FOR UPDATE SKIP LOCKED));
  -- Open leads that no one has claimed or renewed for so long that their time is over.
  DELETE FROM baselinker.lead WHERE ctid = ANY (ARRAY(SELECT ctid FROM baselinker.lead
    WHERE account = p_account AND order_id IS NULL AND lead IS NOT NULL
      AND lease_start > 0 AND lease_start < t - '{openRetentionMs}'
    LIMIT 500 FOR UPDATE SKIP LOCKED));
  own := set_config('baselinker_sdk.own', '', true);
  DELETE FROM baselinker.note WHERE account = p_account AND until < t;
END $f$;
