-- Leaves nothing of the buyer: of a lead a mark that it was there, which no one holds, of an order its id.
--
-- Takes: the account, the key.

CREATE FUNCTION baselinker.erase_lead(p_account text, p_key text) RETURNS void LANGUAGE plpgsql AS $f$
DECLARE r baselinker.lead; own text;
BEGIN
  PERFORM baselinker.durable();
  r := baselinker.lead_of(p_account, p_key);
  IF r.order_id IS NULL AND r.lead IS NULL THEN
    own := set_config('baselinker_sdk.own', 'yes', true);
    DELETE FROM baselinker.lead WHERE account = p_account AND key = p_key AND order_id IS NULL AND lead IS NULL;
    own := set_config('baselinker_sdk.own', '', true);
  ELSIF r.order_id IS NULL THEN
    UPDATE baselinker.lead SET token = '', lease_ms = 0, lead = '{erasedMark}', buyers = ''
      WHERE account = p_account AND key = p_key;
  ELSE
    UPDATE baselinker.lead SET fingerprint = NULL, buyers = '' WHERE account = p_account AND key = p_key;
  END IF;
END $f$;
