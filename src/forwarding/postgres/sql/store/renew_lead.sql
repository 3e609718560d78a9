-- Prolongs a claim, and writes its lead.
--
-- Takes: the account, the key, the token of the claim, its lease, the lead or NULL if it stays as it is.
-- Returns: false if the claim is no longer held by this token.

CREATE FUNCTION baselinker.renew_lead(p_account text, p_key text, p_token text, p_lease bigint, p_lead text) RETURNS boolean
LANGUAGE plpgsql AS $f$
BEGIN
  PERFORM baselinker.durable();
  UPDATE baselinker.lead SET lease_start = baselinker.now_ms(), lease_ms = p_lease, lead = coalesce(p_lead, lead)
    WHERE account = p_account AND key = p_key AND token = p_token AND order_id IS NULL AND lease_ms > 0;
  RETURN FOUND;
END $f$;
