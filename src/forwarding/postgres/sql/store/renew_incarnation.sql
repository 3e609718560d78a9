-- Gives the leads another incarnation, once in a transaction, after a step of others that removed keys or their orders. What
-- others insert removes none.
--
-- Returns: nothing that counts, since it comes after the step.
-- Promises: it sees also those whose role has no rights on the incarnation, and sessions that restore data with
-- `session_replication_role`. It does not see sessions whose triggers are off.

CREATE FUNCTION baselinker.renew_incarnation() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  INSERT INTO baselinker.incarnation AS i DEFAULT VALUES ON CONFLICT (is_only) DO UPDATE SET id = excluded.id
    WHERE i.xmin <> pg_current_xact_id()::xid;
  RETURN NULL;
END $f$;

-- Our own functions say around a step that it is theirs: a setting of a whole function would need a superuser.
CREATE TRIGGER removed_by_others AFTER DELETE OR TRUNCATE ON baselinker.lead
  FOR EACH STATEMENT WHEN (current_setting('baselinker_sdk.own', true) IS DISTINCT FROM 'yes')
  EXECUTE FUNCTION baselinker.renew_incarnation();
ALTER TABLE baselinker.lead ENABLE ALWAYS TRIGGER removed_by_others;

-- Our own functions never change a key, and take an order away only where a claim opens it again.
CREATE TRIGGER changed_by_others AFTER UPDATE OF account, key, order_id ON baselinker.lead
  FOR EACH ROW WHEN (OLD.account <> NEW.account OR OLD.key <> NEW.key
    OR (NEW.order_id IS DISTINCT FROM coalesce(OLD.order_id, NEW.order_id)
      AND current_setting('baselinker_sdk.own', true) IS DISTINCT FROM 'yes'))
  EXECUTE FUNCTION baselinker.renew_incarnation();
ALTER TABLE baselinker.lead ENABLE ALWAYS TRIGGER changed_by_others;
