-- Leaves nothing of the buyer: of a lead a mark that it was there, which no one holds, of an order its id. Either is under
-- the alias of the key then. The row is replaced, since others may not change a key.
--
-- Takes: the account, the key, its alias.

CREATE FUNCTION baselinker.erase_lead(p_account text, p_key text, p_alias text) RETURNS void LANGUAGE plpgsql AS $f$
DECLARE r baselinker.lead; own text;
BEGIN
  PERFORM baselinker.durable();
  r := baselinker.lead_of(p_account, p_key);
  IF r.key IS NOT NULL THEN
    own := set_config('baselinker_sdk.own', 'yes', true);
    DELETE FROM baselinker.lead WHERE account = p_account AND key = p_key;
    own := set_config('baselinker_sdk.own', '', true);
  END IF;
  IF r.order_id IS NULL THEN r.token := ''; r.lease_ms := 0; END IF;
  IF r.order_id IS NOT NULL OR r.lead IS NOT NULL THEN
    INSERT INTO baselinker.lead (account, key, token, lease_start, lead, order_id, ended_at)
      VALUES (p_account, p_alias, r.token, r.lease_start, CASE WHEN r.order_id IS NULL THEN '{erasedMark}' END, r.order_id,
        r.ended_at) ON CONFLICT DO NOTHING;
  ELSE
    -- It was erased before, and received again.
    UPDATE baselinker.lead SET fingerprint = NULL, buyers = '' WHERE account = p_account AND key = p_alias;
  END IF;
END $f$;
