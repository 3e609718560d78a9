-- Claims a lead for one process.
--
-- Takes: the account, the key, the token of the claim, its lease in milliseconds, the buyer or NULL, how many buyers are kept;
-- to open a sent row again its order, and the lead that it has then or NULL; for how long a renewed row is not renewed again;
-- the alias of the key if something was erased, or NULL.
-- Returns: the status `claimed`, with the lead that an earlier claim left, the binding of the store and the epoch; `busy` if
-- another process holds it; `sent`, with order, fingerprint and buyers, if it has an order, whose retention is renewed.
-- Promises: of several claims at once, exactly one gets it.

CREATE FUNCTION baselinker.claim_lead(p_account text, p_key text, p_token text, p_lease bigint, p_buyer text, p_most int,
  p_reopen bigint, p_lead text, p_renew bigint, p_alias text,
  OUT status text, OUT lead text, OUT order_id text, OUT fingerprint text, OUT buyers text, OUT binding text, OUT epoch text)
LANGUAGE plpgsql AS $f$
DECLARE r baselinker.lead; erased baselinker.lead; t bigint; is_new boolean; is_running boolean; place text;
  own text;
BEGIN
  PERFORM baselinker.durable();
  LOOP
    INSERT INTO baselinker.lead (account, key, token, lease_start, lease_ms, buyers)
      VALUES (p_account, p_key, p_token, baselinker.now_ms(), p_lease, coalesce(p_buyer, '')) ON CONFLICT DO NOTHING;
    is_new := FOUND;
    IF is_new AND p_alias IS NULL THEN status := 'claimed'; EXIT; END IF;
    r := baselinker.lead_of(p_account, p_key);
    -- It was removed between the two.
    CONTINUE WHEN r.key IS NULL;
    place := p_key;
    IF p_alias IS NOT NULL AND r.lead IS NULL AND r.order_id IS NULL THEN
      erased := baselinker.erased_lead(p_account, p_key, p_alias, p_reopen);
      IF erased.key IS NOT NULL THEN
        r := erased; place := erased.key;
      ELSIF is_new THEN
        status := 'claimed'; EXIT;
      END IF;
    END IF;
    t := baselinker.now_ms();
    IF r.order_id = p_reopen THEN
      r.lead := p_lead;
      own := set_config('baselinker_sdk.own', 'yes', true);
    ELSIF r.order_id IS NOT NULL THEN
      status := 'sent'; order_id := r.order_id::text; fingerprint := r.fingerprint;
      buyers := baselinker.with_buyer(r.buyers, p_buyer, p_most);
      IF buyers <> r.buyers THEN
        UPDATE baselinker.lead l SET buyers = claim_lead.buyers WHERE l.account = p_account AND l.key = place;
      END IF;
      IF t - r.ended_at > p_renew THEN
        UPDATE baselinker.lead l SET ended_at = t WHERE l.account = p_account AND l.key = place;
      END IF;
      RETURN;
    END IF;
    is_running := r.lease_start + r.lease_ms > t;
    IF is_running AND r.token <> p_token THEN status := 'busy'; RETURN; END IF;
    -- A claim that ran out without a lead left nothing.
    IF r.lead IS NULL AND NOT is_running THEN r.buyers := ''; END IF;
    UPDATE baselinker.lead l SET token = p_token, lease_start = t, lease_ms = p_lease, lead = r.lead,
      order_id = NULL, fingerprint = NULL, ended_at = NULL, buyers = baselinker.with_buyer(r.buyers, p_buyer, p_most) WHERE l.account = p_account AND l.key = p_key;
    IF own IS NOT NULL THEN own := set_config('baselinker_sdk.own', '', true); END IF;
    status := 'claimed'; lead := r.lead; EXIT;
  END LOOP;
  SELECT value INTO binding FROM baselinker.fact f WHERE f.account = p_account AND f.name = 'binding';
  epoch := baselinker.epoch();
END $f$;
