-- Changes an entry outside of other steps: what it writes is on disk when it is answered.
--
-- Takes: the account, the change as JSON.
-- Returns: as `change_entry`.

CREATE FUNCTION baselinker.durable_change(p_account text, p_change text) RETURNS text LANGUAGE plpgsql AS $f$
BEGIN
  PERFORM baselinker.durable();
  RETURN baselinker.change_entry(p_account, p_change);
END $f$;
