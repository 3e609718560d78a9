-- Adds an entry, unless it exists or would be one due entry too many.
--
-- Takes: the account, the id, the namespace, the facts that never change, the lead, its bytes, in how many milliseconds it
-- is due or NULL, for how long the entry and its lead are kept, how many may be due.
-- Returns: whether it exists now.

CREATE FUNCTION baselinker.add_entry(p_account text, p_id text, p_namespace text, p_head text, p_lead text, p_bytes int,
  p_due_in bigint, p_keep bigint, p_keep_lead bigint, p_most bigint) RETURNS boolean LANGUAGE plpgsql AS $f$
DECLARE t bigint := baselinker.now_ms();
BEGIN
  PERFORM baselinker.durable();
  IF EXISTS (SELECT FROM baselinker.register WHERE account = p_account AND id = p_id) THEN RETURN true; END IF;
  IF p_due_in IS NOT NULL AND EXISTS (SELECT FROM baselinker.register WHERE account = p_account AND due_at IS NOT NULL
    OFFSET p_most - 1 LIMIT 1) THEN RETURN false; END IF;
  INSERT INTO baselinker.register
    (account, id, namespace, status, head, lead, lead_bytes, attempts, takes, due_at, kept_until, lead_kept_until)
    -- Who adds an entry that is due later delivers it until then.
    VALUES (p_account, p_id, p_namespace, 'received', p_head, p_lead, p_bytes, coalesce(p_due_in > 0, false)::int,
      coalesce(p_due_in > 0, false)::int, t + p_due_in,
      t + p_keep, t + p_keep_lead) ON CONFLICT DO NOTHING;
  RETURN true;
END $f$;
