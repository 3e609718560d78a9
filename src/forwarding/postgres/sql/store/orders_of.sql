-- What the store knows of several keys.
--
-- Takes: the account, the keys as a JSON list.
-- Returns: for each key, in their order, its order, `open` if it has a lead, a mark or a running lease, or NULL.

CREATE FUNCTION baselinker.orders_of(p_account text, p_keys text) RETURNS SETOF text LANGUAGE plpgsql AS $f$
DECLARE t bigint := baselinker.now_ms();
BEGIN
  RETURN QUERY SELECT coalesce(l.order_id::text, CASE WHEN l.lead IS NOT NULL OR l.lease_start + l.lease_ms > t THEN 'open' END)
    FROM json_array_elements_text(p_keys::json) WITH ORDINALITY AS asked (key, place)
    LEFT JOIN baselinker.lead l ON l.account = p_account AND l.key = asked.key ORDER BY asked.place;
END $f$;
