-- One more of the buyers of a lead.
--
-- Takes: the buyers, one per line, a buyer or NULL, how many different ones are kept.
-- Returns: the buyers, without a second line of the same one, and no more than are kept.

CREATE FUNCTION baselinker.with_buyer(p_buyers text, p_buyer text, p_most int) RETURNS text LANGUAGE sql IMMUTABLE AS $f$
  SELECT CASE
    WHEN p_buyer IS NULL THEN p_buyers
    WHEN p_buyers = '' THEN p_buyer
    WHEN p_buyer = ANY (string_to_array(p_buyers, E'\n')) THEN p_buyers
    WHEN cardinality(string_to_array(p_buyers, E'\n')) >= p_most THEN p_buyers
    ELSE p_buyers || E'\n' || p_buyer END
$f$;
