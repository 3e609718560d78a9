-- Changes a fact about an account, such as the binding of its store.
--
-- Takes: the account, the name of the fact, the value that was read (NULL if there was none), the new one.
-- Returns: false if another process has changed it meanwhile. Can be repeated.

CREATE FUNCTION baselinker.swap_fact(p_account text, p_name text, p_before text, p_after text) RETURNS boolean
LANGUAGE plpgsql AS $f$
BEGIN
  PERFORM baselinker.durable();
  INSERT INTO baselinker.fact AS f (account, name, value) VALUES (p_account, p_name, p_after)
    ON CONFLICT (account, name) DO UPDATE SET value = excluded.value
    WHERE f.value IS NOT DISTINCT FROM p_before OR f.value = excluded.value;
  RETURN FOUND;
END $f$;
