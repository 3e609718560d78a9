-- Tells one set of rows from another: another text after a fail-over, in a restored copy, in a database made from a
-- template, and where the table of leads was made again or emptied.
--
-- Returns: the epoch. A session has one server, whose identifier is in a file: reading that takes longer than the rest of a
-- step, so the session remembers it.

CREATE FUNCTION baselinker.epoch() RETURNS text LANGUAGE plpgsql AS $f$
DECLARE server text := current_setting('baselinker_sdk.server', true);
BEGIN
  IF coalesce(server, '') = '' THEN
    server := (SELECT system_identifier::text FROM pg_control_system());
    PERFORM set_config('baselinker_sdk.server', server, false);
  END IF;
  RETURN server || '-' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8)
    || '-' || (SELECT oid FROM pg_database WHERE datname = current_database())::text
    || '-' || pg_relation_filenode('baselinker.lead')::text;
END $f$;
