-- The same as `change_entry`, on disk when it is answered.

CREATE FUNCTION baselinker.durable_change(p_account text, p_change text) RETURNS text LANGUAGE plpgsql AS $f$
BEGIN
  PERFORM baselinker.durable();
  RETURN baselinker.change_entry(p_account, p_change);
END $f$;
