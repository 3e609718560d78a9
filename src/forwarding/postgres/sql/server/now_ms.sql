-- The server's time, in milliseconds since 1970. Each call reads the clock anew, also within a statement.
--
-- Returns: the time.

CREATE FUNCTION baselinker.now_ms() RETURNS bigint LANGUAGE sql VOLATILE AS
  $f$ SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint $f$;
