-- Tells one set of rows from another: another text after a fail-over, in a restored copy, in a database made from a
-- template, where the table of leads was made again, and after others removed keys or their orders.
--
-- Returns: the epoch, as server, database, timeline, table and incarnation. A session has one server, whose identifier is in
-- a file, and one database: reading both takes longer than the rest of a step, so the session remembers them.

CREATE FUNCTION baselinker.epoch() RETURNS text LANGUAGE plpgsql AS $f$
DECLARE server text := current_setting('baselinker_sdk.server', true);
BEGIN
  IF coalesce(server, '') = '' THEN
    server := (SELECT system_identifier::text FROM pg_control_system())
      || '-' || (SELECT oid::text FROM pg_database WHERE datname = current_database());
    server := set_config('baselinker_sdk.server', server, false);
  END IF;
  RETURN server || '-' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8)
    || '-' || 'baselinker.lead'::regclass::oid::text
    || '-' || coalesce((SELECT id::text FROM baselinker.incarnation), '');
END $f$;
