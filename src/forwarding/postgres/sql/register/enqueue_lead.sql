-- Adds an entry that is due now, within a transaction of the caller's, whose statements a session plans once only where they
-- are in a function. What is due is kept until it has ended, and for how long then, its end says.
--
-- Takes: the account, the id, the namespace, the facts that never change, the lead, its bytes.

CREATE FUNCTION baselinker.enqueue_lead(p_account text, p_id text, p_namespace text, p_head text, p_lead text, p_bytes int)
RETURNS void LANGUAGE plpgsql AS $f$
BEGIN
  INSERT INTO baselinker.register
    (account, id, namespace, status, head, lead, lead_bytes, due_at, kept_until, lead_kept_until)
    VALUES (p_account, p_id, p_namespace, 'received', p_head, p_lead, p_bytes, baselinker.now_ms(), 0, 0);
END $f$;
