-- Creates the schema, its tables and its functions.
--
-- Promises: it can run in many processes at once, and does nothing if all is up to date. It changes nothing in a schema
-- of another program, or of a newer version, which is used as it is if it is readable from this one.

DO $migrate$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('baselinker-sdk baselinker'));
  IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'baselinker') THEN CREATE SCHEMA baselinker; END IF;
  IF NOT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'baselinker' AND tablename = 'version') THEN
    IF EXISTS (SELECT FROM pg_tables WHERE schemaname = 'baselinker') THEN
      RAISE EXCEPTION 'The schema baselinker has tables of something else. Take another name for the option schema.';
    END IF;
    CREATE TABLE baselinker.version (
      version int PRIMARY KEY, readable_from int NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
  END IF;
  IF EXISTS (SELECT FROM baselinker.version WHERE readable_from > '{tablesVersion}') THEN
    RAISE EXCEPTION 'The schema baselinker was made by a newer baselinker-sdk, and this one cannot use it. Update the package.';
  END IF;
  IF NOT EXISTS (SELECT FROM baselinker.version) THEN
    --- @include "tables/store"
    --- @include "tables/register"
    --- @include "tables/cache"
    --- @include "tables/limiter"
    --- @include "functions"
    INSERT INTO baselinker.version (version, readable_from) VALUES ('{tablesVersion}', '{tablesReadableFrom}');
  END IF;
END $migrate$
