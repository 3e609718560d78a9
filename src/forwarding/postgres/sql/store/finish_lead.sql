-- Ends a claim, and changes the entry of a register with it.
--
-- Takes: the account, the key, the token of the claim, the end (`sent`, `open`, `failed`), the order, the fingerprint of the
-- lead, the buyer, how many buyers are kept, the change of an entry as JSON or NULL, and the alias of the key if the row was
-- gone before, or NULL.
-- Returns: `done`; `lost` if the claim is no longer held by this token; `order_taken` if another key has the order; `gone`
-- if there is no row.
-- Promises: both are written or none. The same end can be repeated.

CREATE FUNCTION baselinker.finish_lead(p_account text, p_key text, p_token text, p_state text, p_order bigint,
  p_fingerprint text, p_buyer text, p_most int, p_entry text, p_alias text) RETURNS text
LANGUAGE plpgsql AS $f$
DECLARE r baselinker.lead; is_erased boolean; own text;
BEGIN
  PERFORM baselinker.durable();
  r := baselinker.lead_of(p_account, p_key);
  IF r.key IS NULL THEN
    IF p_alias IS NULL THEN RETURN 'gone'; END IF;
    r := baselinker.lead_of(p_account, p_alias);
    p_key := coalesce(r.key, p_key);
  END IF;
  -- A mark that no one holds has no token.
  is_erased := coalesce(r.token = '', false);
  IF p_state = 'sent' THEN
    IF r.order_id IS NOT NULL THEN
      IF r.token <> p_token OR r.order_id <> p_order THEN RETURN 'lost'; END IF;
    ELSE
      IF NOT is_erased AND r.key IS NOT NULL AND (r.token <> p_token OR r.lease_ms = 0) THEN RETURN 'lost'; END IF;
      IF EXISTS (SELECT FROM baselinker.lead WHERE account = p_account AND order_id = p_order) THEN
        RETURN 'order_taken';
      END IF;
      INSERT INTO baselinker.lead AS l (account, key, token, order_id, fingerprint, buyers, ended_at)
        VALUES (p_account, p_key, p_token, p_order, CASE WHEN NOT is_erased THEN p_fingerprint END, CASE
          WHEN is_erased THEN '' ELSE baselinker.with_buyer(coalesce(r.buyers, ''), p_buyer, p_most) END, baselinker.now_ms())
        ON CONFLICT (account, key) DO UPDATE SET lease_start = 0, lease_ms = 0, lead = NULL, token = excluded.token,
          order_id = excluded.order_id, fingerprint = excluded.fingerprint, buyers = excluded.buyers,
          ended_at = excluded.ended_at
        WHERE l.order_id IS NULL AND l.token = coalesce(r.token, excluded.token);
      IF NOT FOUND THEN RETURN 'lost'; END IF;
    END IF;
  ELSIF r.key IS NOT NULL AND NOT is_erased THEN
    IF r.order_id IS NOT NULL OR r.token <> p_token OR (r.lease_ms = 0 AND p_state <> 'open') THEN RETURN 'lost'; END IF;
    IF p_state = 'open' AND r.lead IS NOT NULL THEN
      UPDATE baselinker.lead l SET lease_ms = 0, token = CASE l.lead WHEN '{erasedMark}' THEN '' ELSE l.token END,
        buyers = CASE l.lead WHEN '{erasedMark}' THEN '' ELSE l.buyers END WHERE account = p_account AND key = p_key;
    ELSE
      own := set_config('baselinker_sdk.own', 'yes', true);
      DELETE FROM baselinker.lead WHERE account = p_account AND key = p_key;
      own := set_config('baselinker_sdk.own', '', true);
    END IF;
  END IF;
  IF p_entry IS NOT NULL THEN PERFORM baselinker.change_entry(p_account, p_entry); END IF;
  RETURN 'done';
END $f$;
