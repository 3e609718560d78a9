/** The steps of a product cache as functions of the schema. The state of a sweep is JSON from `sweepState.ts`. */
export function catalogFunctions(schema: string): string {
  return `
  CREATE FUNCTION ${schema}.put_products(p_account text, p_inventory bigint, p_products text, p_at bigint, p_seen bigint,
    p_from_sweep bigint) RETURNS void LANGUAGE plpgsql AS $f$
  DECLARE t bigint := ${schema}.now_ms();
  BEGIN
    INSERT INTO ${schema}.product AS p
      (account, inventory, id, parent, sku, ean, data, is_padded, at, seen, from_sweep)
    SELECT DISTINCT ON (x.id) p_account, p_inventory, x.id, x.parent, nullif(x.sku, ''), nullif(x.ean, ''), x.data,
        x.padded, p_at, p_seen, p_from_sweep
      FROM json_to_recordset(p_products::json)
        AS x(id bigint, parent bigint, sku text, ean text, data text, padded boolean) ORDER BY x.id
    ON CONFLICT (account, inventory, id) DO UPDATE SET
      seen = greatest(p.seen, excluded.seen),
      from_sweep = CASE WHEN p.sku IS DISTINCT FROM excluded.sku OR p.ean IS DISTINCT FROM excluded.ean
        THEN excluded.from_sweep ELSE p.from_sweep END,
      parent = excluded.parent, sku = excluded.sku, ean = excluded.ean, data = excluded.data,
      is_padded = excluded.is_padded, at = excluded.at
      -- What was learned later than a page was asked for stays. A date of the future was written before the date was set back.
      WHERE excluded.at >= p.at OR p.at > t;
    UPDATE ${schema}.product p SET seen = p_seen FROM json_to_recordset(p_products::json) AS x(id bigint)
      WHERE p.account = p_account AND p.inventory = p_inventory AND p.id = x.id AND p.seen < p_seen;
  END $f$;

  CREATE FUNCTION ${schema}.catalog_of(p_account text, p_inventory bigint) RETURNS ${schema}.catalog
  LANGUAGE plpgsql AS $f$
  DECLARE c ${schema}.catalog;
  BEGIN
    INSERT INTO ${schema}.catalog (account, inventory) VALUES (p_account, p_inventory) ON CONFLICT DO NOTHING;
    SELECT * INTO c FROM ${schema}.catalog WHERE account = p_account AND inventory = p_inventory FOR UPDATE;
    RETURN c;
  END $f$;

  CREATE FUNCTION ${schema}.find_codes(p_account text, p_inventory bigint, p_codes text,
    OUT now float8, OUT state text, OUT learned text, OUT products text) LANGUAGE plpgsql AS $f$
  BEGIN
    now := ${schema}.now_ms();
    SELECT c.state INTO state FROM ${schema}.catalog c WHERE c.account = p_account AND c.inventory = p_inventory;
    -- The answer is written before its code, and is read after it.
    SELECT json_agg(json_build_array(k.place, c.at, c.is_none))::text INTO learned
      FROM json_to_recordset(p_codes::json) AS k(place int, by text, code text)
      JOIN ${schema}.code c ON c.account = p_account AND c.inventory = p_inventory AND c.code = k.code AND c.by = k.by;
    SELECT json_agg(json_build_array(f.place, f.id, f.parent, f.sku, f.ean, f.data, f.at, f.from_sweep) ORDER BY f.id)::text
      INTO products FROM (
        SELECT k.place, p.* FROM json_to_recordset(p_codes::json) AS k(place int, by text, code text)
          JOIN ${schema}.product p ON p.account = p_account AND p.inventory = p_inventory AND p.sku = k.code WHERE k.by = 'sku'
        UNION ALL
        SELECT k.place, p.* FROM json_to_recordset(p_codes::json) AS k(place int, by text, code text)
          JOIN ${schema}.product p ON p.account = p_account AND p.inventory = p_inventory AND p.ean = k.code WHERE k.by = 'ean'
      ) f;
  END $f$;

  CREATE FUNCTION ${schema}.learn_code(p_account text, p_inventory bigint, p_by text, p_code text, p_products text,
    p_age bigint, p_kept bigint) RETURNS void LANGUAGE plpgsql AS $f$
  DECLARE c ${schema}.catalog; s json; t bigint; asked_at bigint; is_listed boolean; shows boolean;
  BEGIN
    c := ${schema}.catalog_of(p_account, p_inventory);
    t := ${schema}.now_ms();
    asked_at := t - p_age;
    shows := EXISTS (SELECT FROM json_to_recordset(p_products::json) AS x(parent bigint) WHERE x.parent <> 0);
    IF shows AND c.state::json ->> 'variants' <> 'listed' THEN
      c.state := (c.state::jsonb || '{"variants":"listed"}')::text;
      UPDATE ${schema}.catalog SET state = c.state, rev = rev + 1 WHERE account = p_account AND inventory = p_inventory;
    END IF;
    s := c.state::json;
    is_listed := s ->> 'variants' = 'listed';
    -- The filter of Base may not find what has spaces around it, and the account may not list variants.
    DELETE FROM ${schema}.product p WHERE p.account = p_account AND p.inventory = p_inventory
      AND CASE WHEN p_by = 'sku' THEN p.sku = p_code ELSE p.ean = p_code END
      AND p.id NOT IN (SELECT x.id FROM json_to_recordset(p_products::json) AS x(id bigint))
      AND (p.parent = 0 OR is_listed) AND NOT p.is_padded AND p.at <= asked_at;
    -- What is found by the way counts for other codes only when a sweep has ended.
    PERFORM ${schema}.put_products(p_account, p_inventory, p_products, asked_at, 0,
      (s ->> 'sweep')::bigint + CASE WHEN s ->> 'step' = 'none' THEN 1 ELSE 0 END);
    INSERT INTO ${schema}.code (account, inventory, by, code, at, is_none)
      VALUES (p_account, p_inventory, p_by, p_code, asked_at, json_array_length(p_products::json) = 0)
      ON CONFLICT (account, inventory, code, by) DO UPDATE SET at = excluded.at, is_none = excluded.is_none;
    DELETE FROM ${schema}.code WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${schema}.code
      WHERE account = p_account AND at < t - p_kept ORDER BY at LIMIT 100 FOR UPDATE SKIP LOCKED));
  END $f$;

  CREATE FUNCTION ${schema}.read_sweep(p_account text, p_inventory bigint,
    OUT now float8, OUT rev text, OUT state text, OUT mains text, OUT unseen text) LANGUAGE plpgsql AS $f$
  DECLARE s json;
  BEGIN
    now := ${schema}.now_ms();
    SELECT c.rev::text, c.state INTO rev, state FROM ${schema}.catalog c
      WHERE c.account = p_account AND c.inventory = p_inventory;
    IF state IS NULL THEN RETURN; END IF;
    s := state::json;
    IF s ->> 'step' = 'variants' THEN
      SELECT json_agg(f.id ORDER BY f.id)::text INTO mains FROM (SELECT p.id FROM ${schema}.product p
        WHERE p.account = p_account AND p.inventory = p_inventory AND p.parent = 0 AND p.seen = (s ->> 'sweep')::bigint
          AND p.id > (s ->> 'after')::bigint ORDER BY p.id LIMIT 1000) f;
    END IF;
    IF s ->> 'step' IN ('variants', 'deleted') THEN
      SELECT json_agg(json_build_array(f.id, f.parent) ORDER BY f.id)::text INTO unseen FROM (
        SELECT p.id, p.parent FROM ${schema}.product p
        WHERE p.account = p_account AND p.inventory = p_inventory AND p.seen < (s ->> 'sweep')::bigint
          AND p.at < (s ->> 'startedAt')::bigint ORDER BY p.id LIMIT 1000) f;
    END IF;
  END $f$;

  -- Writes if no one has written since it was read.
  CREATE FUNCTION ${schema}.write_sweep(p_account text, p_inventory bigint, p_rev text, p_state text, p_age bigint,
    p_products text, p_gone text) RETURNS boolean LANGUAGE plpgsql AS $f$
  DECLARE c ${schema}.catalog; sweep bigint;
  BEGIN
    c := ${schema}.catalog_of(p_account, p_inventory);
    IF c.rev::text <> coalesce(p_rev, '0') THEN RETURN false; END IF;
    sweep := (c.state::json ->> 'sweep')::bigint;
    PERFORM ${schema}.put_products(p_account, p_inventory, p_products, ${schema}.now_ms() - p_age, sweep, sweep);
    DELETE FROM ${schema}.product WHERE account = p_account AND inventory = p_inventory
      AND id IN (SELECT value::bigint FROM json_array_elements_text(p_gone::json));
    UPDATE ${schema}.catalog SET rev = rev + 1, state = coalesce(p_state, state)
      WHERE account = p_account AND inventory = p_inventory;
    RETURN true;
  END $f$;

  -- One place for all processes every so often. One later than any can be was taken before the date was set back.
  CREATE FUNCTION ${schema}.take_background(p_account text, p_every bigint) RETURNS float8 LANGUAGE plpgsql AS $f$
  DECLARE t bigint; next_at bigint;
  BEGIN
    INSERT INTO ${schema}.fact (account, name, value) VALUES (p_account, 'background', '0') ON CONFLICT DO NOTHING;
    SELECT value::bigint INTO next_at FROM ${schema}.fact WHERE account = p_account AND name = 'background' FOR UPDATE;
    t := ${schema}.now_ms();
    IF next_at > t AND next_at <= t + p_every THEN RETURN next_at - t; END IF;
    UPDATE ${schema}.fact SET value = (t + p_every)::text WHERE account = p_account AND name = 'background';
    RETURN 0;
  END $f$;
`;
}
