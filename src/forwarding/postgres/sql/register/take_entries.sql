-- The due entries of a namespace, the earliest first, and before them the latest that were never tried. Each is due again
-- after the lease. One that was taken `maxTakesTogether` times without an end is taken alone, if no other is due.
--
-- Takes: the account, the namespace, how many, the lease in milliseconds, how many of them are the latest that were never
-- tried, whether one may be taken alone.
-- Returns: rows of the register.
-- Promises: of several calls at once, one gets an entry.

CREATE FUNCTION baselinker.take_entries(p_account text, p_namespace text, p_limit int, p_lease bigint,
  p_newest int, p_alone boolean) RETURNS SETOF baselinker.register LANGUAGE plpgsql AS $f$
DECLARE t bigint := baselinker.now_ms(); ids text[] := '{}';
BEGIN
  PERFORM baselinker.durable();
  -- What is due later than anything can be shows that the date was set back.
  UPDATE baselinker.register SET due_at = t WHERE account = p_account AND namespace = p_namespace
    AND due_at > t + greatest(p_lease, '{maxDueMs}');
  -- An array is made once; a joined subquery with a limit might be asked again for each row.
  IF p_newest > 0 THEN
    ids := ARRAY(SELECT id FROM baselinker.register WHERE account = p_account AND namespace = p_namespace AND due_at <= t
      AND attempts = 0 ORDER BY due_at DESC, id DESC LIMIT least(p_newest, p_limit) FOR UPDATE SKIP LOCKED);
  END IF;
  ids := ids || ARRAY(SELECT id FROM baselinker.register WHERE account = p_account AND namespace = p_namespace
    AND due_at <= t AND (takes < '{maxTakesTogether}' OR takes >= '{maxTakes}') AND id <> ALL (ids)
    ORDER BY due_at, id LIMIT p_limit - cardinality(ids) FOR UPDATE SKIP LOCKED);
  IF p_alone AND ids = '{}' THEN
    ids := ARRAY(SELECT id FROM baselinker.register WHERE account = p_account AND namespace = p_namespace AND due_at <= t
      ORDER BY due_at, id LIMIT least(1, p_limit) FOR UPDATE SKIP LOCKED);
  END IF;
  RETURN QUERY UPDATE baselinker.register u SET due_at = t + p_lease, takes = u.takes + 1,
    attempts = u.attempts + (u.takes < '{maxTakes}')::int WHERE u.account = p_account AND u.id = ANY (ids) RETURNING u.*;
END $f$;
