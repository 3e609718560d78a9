-- Adds a line to what was found later about the entry of a key, unless it has it or has `maxFound` lines.
--
-- Takes: the account, the key, the line.
-- Returns: whether there is such an entry.

CREATE FUNCTION baselinker.add_issue(p_account text, p_key text, p_issue text) RETURNS boolean LANGUAGE plpgsql AS $f$
BEGIN
  PERFORM baselinker.durable();
  UPDATE baselinker.register SET found_issues = concat_ws(E'\n', nullif(found_issues, ''), p_issue)
    WHERE account = p_account AND store_key = p_key AND NOT coalesce(
      p_issue = ANY (string_to_array(nullif(found_issues, ''), E'\n'))
      OR cardinality(string_to_array(nullif(found_issues, ''), E'\n')) >= '{maxFound}', false);
  RETURN FOUND OR EXISTS (SELECT FROM baselinker.register WHERE account = p_account AND store_key = p_key);
END $f$;
