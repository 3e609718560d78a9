/**
 * The log of requests as functions of the schema. Each step first writes the account's row of `limiter`, so that
 * steps of one token run one after the other at every isolation level: where a stricter one would let two count the
 * same rows, the second ends as 40001 and is retried.
 */
export function limiterFunctions(schema: string): string {
  return `
  CREATE FUNCTION ${schema}.limiter_of(p_account text) RETURNS ${schema}.limiter LANGUAGE plpgsql AS $f$
  DECLARE l ${schema}.limiter;
  BEGIN
    PERFORM ${schema}.durable();
    INSERT INTO ${schema}.limiter AS k (account) VALUES (p_account)
      ON CONFLICT (account) DO UPDATE SET asked = k.asked + 1 RETURNING * INTO l;
    RETURN l;
  END $f$;

  CREATE FUNCTION ${schema}.paused_ms(l ${schema}.limiter, p_now bigint) RETURNS bigint LANGUAGE plpgsql AS $f$
  BEGIN
    IF l.paused_since <= p_now THEN RETURN greatest(0, l.paused_since + l.paused_ms - p_now); END IF;
    -- The date was set back: the pause counts from now.
    UPDATE ${schema}.limiter SET paused_since = p_now WHERE account = l.account;
    RETURN l.paused_ms;
  END $f$;

  CREATE FUNCTION ${schema}.pause_limiter(p_account text, p_ms bigint) RETURNS void LANGUAGE plpgsql AS $f$
  DECLARE l ${schema}.limiter; t bigint;
  BEGIN
    l := ${schema}.limiter_of(p_account);
    t := ${schema}.now_ms();
    IF p_ms > ${schema}.paused_ms(l, t) THEN
      UPDATE ${schema}.limiter SET paused_since = t, paused_ms = p_ms WHERE account = p_account;
    END IF;
  END $f$;

  CREATE FUNCTION ${schema}.hold_slot(p_account text, p_id text, p_ms bigint) RETURNS void LANGUAGE plpgsql AS $f$
  BEGIN
    IF p_ms <= 0 THEN DELETE FROM ${schema}.slot WHERE account = p_account AND id = p_id; RETURN; END IF;
    INSERT INTO ${schema}.slot AS s (account, id, free_at) VALUES (p_account, p_id, ${schema}.now_ms() + p_ms)
      ON CONFLICT (account, id) DO UPDATE SET free_at = excluded.free_at;
  END $f$;

  -- p_knew: what the log was when this process asked last. A log that may have forgotten requests gives no slot until
  -- they are over: it is another server, or it was begun again.
  CREATE FUNCTION ${schema}.take_slot(p_account text, p_id text, p_limit bigint, p_held bigint, p_knew text,
    OUT status text, OUT wait_ms bigint, OUT known text)
  LANGUAGE plpgsql AS $f$
  DECLARE l ${schema}.limiter; t bigint; e text := ${schema}.epoch(); taken bigint; is_doubted boolean;
  BEGIN
    l := ${schema}.limiter_of(p_account);
    t := ${schema}.now_ms();
    IF NOT starts_with(l.known, e || ' ') OR (p_knew <> '' AND p_knew <> l.known AND l.known LIKE '% 0') THEN
      is_doubted := l.known <> '' OR p_knew <> '';
      l.known := e || ' ' || t || CASE WHEN is_doubted THEN ' 1' ELSE ' 0' END;
      UPDATE ${schema}.limiter k SET known = l.known WHERE k.account = p_account;
      IF is_doubted AND p_held > ${schema}.paused_ms(l, t) THEN
        l.paused_since := t; l.paused_ms := p_held;
        UPDATE ${schema}.limiter k SET paused_since = t, paused_ms = p_held WHERE k.account = p_account;
      END IF;
    END IF;
    known := l.known;
    wait_ms := ${schema}.paused_ms(l, t);
    IF wait_ms > 0 THEN
      -- Base has blocked nothing where the pause began with the doubt.
      status := CASE WHEN known = e || ' ' || l.paused_since || ' 1' THEN 'doubt' ELSE 'block' END;
      RETURN;
    END IF;
    DELETE FROM ${schema}.slot WHERE account = p_account AND free_at <= t;
    -- No slot is given for this long (twice, as other processes may be set otherwise): the date was set back.
    UPDATE ${schema}.slot SET free_at = t + p_held WHERE account = p_account AND free_at > t + 2 * p_held;
    SELECT count(*) INTO taken FROM ${schema}.slot WHERE account = p_account AND id <> p_id;
    IF taken < p_limit THEN
      INSERT INTO ${schema}.slot AS s (account, id, free_at) VALUES (p_account, p_id, t + p_held)
        ON CONFLICT (account, id) DO UPDATE SET free_at = excluded.free_at;
      status := 'taken';
      RETURN;
    END IF;
    SELECT greatest(1, free_at - t) INTO wait_ms FROM ${schema}.slot WHERE account = p_account AND id <> p_id
      ORDER BY free_at OFFSET taken - p_limit LIMIT 1;
    status := 'limit';
  END $f$;
`;
}
