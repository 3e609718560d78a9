-- The row of an erased lead whose key was claimed just now, with nothing written under it. One whose order is not reopened
-- stays where it is, and the row of the key is removed. What any other row has goes to the row of the key, with the claim.
--
-- Takes: the account, the key, its alias, the order that is reopened or NULL.
-- Returns: the row, or one of NULLs; its key says where it is now.
-- Promises: a row that an erasure is moving is seen, at any isolation.

CREATE FUNCTION baselinker.erased_lead(p_account text, p_key text, p_alias text, p_reopen bigint) RETURNS baselinker.lead
LANGUAGE plpgsql AS $f$
DECLARE r baselinker.lead; own text;
BEGIN
  own := set_config('baselinker_sdk.own', 'yes', true);
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    -- An index knows rows that this transaction is too old to see: then this ends as 40001, and is retried.
    INSERT INTO baselinker.lead (account, key, token) VALUES (p_account, p_alias, '') ON CONFLICT DO NOTHING;
    IF FOUND THEN DELETE FROM baselinker.lead WHERE account = p_account AND key = p_alias; END IF;
  END IF;
  SELECT * INTO r FROM baselinker.lead WHERE account = p_account AND key = p_alias FOR UPDATE;
  IF r.order_id IS NULL OR r.order_id = p_reopen THEN
    DELETE FROM baselinker.lead WHERE account = p_account AND key = p_alias;
    IF FOUND THEN r.key := p_key; END IF;
  ELSE
    DELETE FROM baselinker.lead WHERE account = p_account AND key = p_key;
  END IF;
  own := set_config('baselinker_sdk.own', '', true);
  RETURN r;
END $f$;
