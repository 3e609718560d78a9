-- Promises that what this statement writes is on disk when it is answered, also where the default says it need not be.

CREATE FUNCTION baselinker.durable() RETURNS void LANGUAGE plpgsql AS $f$
BEGIN
  IF current_setting('synchronous_commit') = 'off' THEN PERFORM set_config('synchronous_commit', 'on', true); END IF;
END $f$;
