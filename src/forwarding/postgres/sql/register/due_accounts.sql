-- The accounts in which something is due. The earliest of each account and namespace is one look into an index, however
-- many wait.
--
-- Takes: the account after which it looks, how many, how far ahead anything can be due: later, the date was set back.
-- Returns: accounts with `is_due`, in their order, and at last, not due, how far this looked where there is more.

CREATE FUNCTION baselinker.due_accounts(p_after text, p_limit int, p_latest bigint)
RETURNS TABLE (account text, is_due boolean) LANGUAGE plpgsql AS $f$
DECLARE t bigint := baselinker.now_ms(); named text := ''; due bigint; found int := 0; last_due text;
BEGIN
  account := p_after;
  FOR looks IN 1..'{maxLooks}' LOOP
    SELECT r.account, r.namespace, r.due_at INTO account, named, due FROM baselinker.register r
      WHERE r.due_at IS NOT NULL AND (r.account, r.namespace) > (due_accounts.account, named)
      ORDER BY r.account, r.namespace, r.due_at, r.id LIMIT 1;
    IF account IS NULL THEN RETURN; END IF;
    IF account <> p_after AND account IS DISTINCT FROM last_due AND (due <= t OR due > t + p_latest) THEN
      is_due := true; last_due := account; found := found + 1;
      RETURN NEXT;
      EXIT WHEN found = p_limit;
    END IF;
  END LOOP;
  is_due := false;
  RETURN NEXT;
END $f$;
