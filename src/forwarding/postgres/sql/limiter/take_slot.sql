-- Takes a slot, if one is free.
--
-- Takes: the hash of a token, the id of the request, how many slots may be taken, how long the slot is held, and what the
-- log was when this process asked last. A log that may have forgotten requests gives no slot until they are over: it is
-- another server, or it was begun again.
-- Returns: the status `taken`; `limit` if none is free; `block` or `doubt` if there is a pause because Base blocks the
-- token, or because the log may have forgotten requests; how long to wait, and what the log is now.
-- Promises: never more slots at once than may be taken.

CREATE FUNCTION baselinker.take_slot(p_account text, p_id text, p_limit bigint, p_held bigint, p_knew text,
  OUT status text, OUT wait_ms bigint, OUT known text)
LANGUAGE plpgsql AS $f$
DECLARE l baselinker.limiter; t bigint; e text := baselinker.epoch(); taken bigint; is_doubted boolean;
BEGIN
  l := baselinker.limiter_of(p_account);
  t := baselinker.now_ms();
  IF NOT starts_with(l.known, e || ' ') OR (p_knew <> '' AND p_knew <> l.known AND l.known LIKE '% 0') THEN
    is_doubted := l.known <> '' OR p_knew <> '';
    l.known := e || ' ' || t || CASE WHEN is_doubted THEN ' 1' ELSE ' 0' END;
    UPDATE baselinker.limiter k SET known = l.known WHERE k.account = p_account;
    IF is_doubted AND p_held > baselinker.paused_ms(l, t) THEN
      l.paused_since := t; l.paused_ms := p_held;
      UPDATE baselinker.limiter k SET paused_since = t, paused_ms = p_held WHERE k.account = p_account;
    END IF;
  END IF;
  known := l.known;
  wait_ms := baselinker.paused_ms(l, t);
  IF wait_ms > 0 THEN
    -- Base has blocked nothing where the pause began with the doubt.
    status := CASE WHEN known = e || ' ' || l.paused_since || ' 1' THEN 'doubt' ELSE 'block' END;
    RETURN;
  END IF;
  DELETE FROM baselinker.slot WHERE account = p_account AND free_at <= t;
  -- No slot is given for this long (twice, as other processes may be set otherwise): the date was set back.
  UPDATE baselinker.slot SET free_at = t + p_held WHERE account = p_account AND free_at > t + 2 * p_held;
  SELECT count(*) INTO taken FROM baselinker.slot WHERE account = p_account AND id <> p_id;
  IF taken < p_limit THEN
    INSERT INTO baselinker.slot AS s (account, id, free_at) VALUES (p_account, p_id, t + p_held)
      ON CONFLICT (account, id) DO UPDATE SET free_at = excluded.free_at;
    status := 'taken';
    RETURN;
  END IF;
  SELECT greatest(1, free_at - t) INTO wait_ms FROM baselinker.slot WHERE account = p_account AND id <> p_id
    ORDER BY free_at OFFSET taken - p_limit LIMIT 1;
  status := 'limit';
END $f$;
