-- An incarnation never comes back, whatever a restored file says.
--
-- Returns: the row with another id.

CREATE FUNCTION baselinker.new_incarnation() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  NEW.id := gen_random_uuid();
  RETURN NEW;
END $f$;

CREATE TRIGGER always_new BEFORE INSERT OR UPDATE ON baselinker.incarnation
  FOR EACH ROW EXECUTE FUNCTION baselinker.new_incarnation();
ALTER TABLE baselinker.incarnation ENABLE ALWAYS TRIGGER always_new;
