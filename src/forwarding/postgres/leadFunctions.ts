import { erasedMark } from "../contract/openLead.ts";
import { openRetentionMs } from "../store/engineRows.ts";

/**
 * The steps of a store that need several statements, as functions of the schema: each is one round trip and commits
 * on its own, even through a pool that gives each statement another connection. A row is locked before it is read:
 * with a stricter default isolation, two steps on one row end as 40001, and are retried.
 */
export function leadFunctions(schema: string): string {
  return `
  CREATE FUNCTION ${schema}.now_ms() RETURNS bigint LANGUAGE sql VOLATILE AS
    $f$ SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint $f$;

  -- Another text after a fail-over, in a restored copy, in a database made from a template, and where the table of leads
  -- was made again or emptied. A session has one server,
  -- whose identifier is in a file: reading that takes longer than the rest of a step.
  CREATE FUNCTION ${schema}.epoch() RETURNS text LANGUAGE plpgsql AS $f$
  DECLARE server text := current_setting('baselinker_sdk.server', true);
  BEGIN
    IF coalesce(server, '') = '' THEN
      server := (SELECT system_identifier::text FROM pg_control_system());
      PERFORM set_config('baselinker_sdk.server', server, false);
    END IF;
    RETURN server || '-' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8)
      || '-' || (SELECT oid FROM pg_database WHERE datname = current_database())::text
      || '-' || pg_relation_filenode('${schema}.lead')::text;
  END $f$;

  -- What this statement writes is on disk when it is answered, also where the default says it need not be.
  CREATE FUNCTION ${schema}.durable() RETURNS void LANGUAGE plpgsql AS $f$
  BEGIN
    IF current_setting('synchronous_commit') = 'off' THEN PERFORM set_config('synchronous_commit', 'on', true); END IF;
  END $f$;

  CREATE FUNCTION ${schema}.swap_fact(p_account text, p_name text, p_before text, p_after text) RETURNS boolean
  LANGUAGE plpgsql AS $f$
  BEGIN
    PERFORM ${schema}.durable();
    INSERT INTO ${schema}.fact AS f (account, name, value) VALUES (p_account, p_name, p_after)
      ON CONFLICT (account, name) DO UPDATE SET value = excluded.value
      WHERE f.value IS NOT DISTINCT FROM p_before OR f.value = excluded.value;
    RETURN FOUND;
  END $f$;

  CREATE FUNCTION ${schema}.with_buyer(p_buyers text, p_buyer text, p_most int) RETURNS text LANGUAGE sql IMMUTABLE AS $f$
    SELECT CASE
      WHEN p_buyer IS NULL THEN p_buyers
      WHEN p_buyers = '' THEN p_buyer
      WHEN p_buyer = ANY (string_to_array(p_buyers, E'\\n')) THEN p_buyers
      WHEN cardinality(string_to_array(p_buyers, E'\\n')) >= p_most THEN p_buyers
      ELSE p_buyers || E'\\n' || p_buyer END
  $f$;

  -- The row of a key, locked. A lease from the future shows that the date was set back: it counts from now.
  CREATE FUNCTION ${schema}.lead_of(p_account text, p_key text) RETURNS ${schema}.lead
  LANGUAGE plpgsql AS $f$
  DECLARE r ${schema}.lead; t bigint;
  BEGIN
    SELECT * INTO r FROM ${schema}.lead WHERE account = p_account AND key = p_key FOR UPDATE;
    t := ${schema}.now_ms();
    IF r.key IS NOT NULL AND r.order_id IS NULL AND r.lease_start > t THEN
      r.lease_start := t;
      UPDATE ${schema}.lead SET lease_start = t WHERE account = p_account AND key = p_key;
    END IF;
    RETURN r;
  END $f$;

  CREATE FUNCTION ${schema}.claim_lead(p_account text, p_key text, p_token text, p_lease bigint, p_buyer text, p_most int,
    OUT status text, OUT lead text, OUT order_id text, OUT fingerprint text, OUT buyers text, OUT binding text, OUT epoch text)
  LANGUAGE plpgsql AS $f$
  DECLARE r ${schema}.lead; t bigint; is_running boolean;
  BEGIN
    PERFORM ${schema}.durable();
    LOOP
      INSERT INTO ${schema}.lead (account, key, token, lease_start, lease_ms, buyers)
        VALUES (p_account, p_key, p_token, ${schema}.now_ms(), p_lease, coalesce(p_buyer, '')) ON CONFLICT DO NOTHING;
      IF FOUND THEN status := 'claimed'; EXIT; END IF;
      r := ${schema}.lead_of(p_account, p_key);
      -- It was removed between the two.
      CONTINUE WHEN r.key IS NULL;
      t := ${schema}.now_ms();
      IF r.order_id IS NOT NULL THEN
        status := 'sent'; order_id := r.order_id::text; fingerprint := r.fingerprint;
        buyers := ${schema}.with_buyer(r.buyers, p_buyer, p_most);
        IF buyers <> r.buyers THEN
          UPDATE ${schema}.lead l SET buyers = claim_lead.buyers WHERE l.account = p_account AND l.key = p_key;
        END IF;
        RETURN;
      END IF;
      is_running := r.lease_start + r.lease_ms > t;
      IF is_running AND r.token <> p_token THEN status := 'busy'; RETURN; END IF;
      -- A claim that ran out without a lead left nothing.
      IF r.lead IS NULL AND NOT is_running THEN r.buyers := ''; END IF;
      UPDATE ${schema}.lead l SET token = p_token, lease_start = t, lease_ms = p_lease,
        buyers = ${schema}.with_buyer(r.buyers, p_buyer, p_most) WHERE l.account = p_account AND l.key = p_key;
      status := 'claimed'; lead := r.lead; EXIT;
    END LOOP;
    SELECT value INTO binding FROM ${schema}.fact f WHERE f.account = p_account AND f.name = 'binding';
    epoch := ${schema}.epoch();
  END $f$;

  CREATE FUNCTION ${schema}.renew_lead(p_account text, p_key text, p_token text, p_lease bigint, p_lead text) RETURNS boolean
  LANGUAGE plpgsql AS $f$
  BEGIN
    PERFORM ${schema}.durable();
    UPDATE ${schema}.lead SET lease_start = ${schema}.now_ms(), lease_ms = p_lease, lead = coalesce(p_lead, lead)
      WHERE account = p_account AND key = p_key AND token = p_token AND order_id IS NULL AND lease_ms > 0;
    RETURN FOUND;
  END $f$;

  CREATE FUNCTION ${schema}.finish_lead(p_account text, p_key text, p_token text, p_state text, p_order bigint,
    p_fingerprint text, p_buyer text, p_most int, p_entry text) RETURNS text
  LANGUAGE plpgsql AS $f$
  DECLARE r ${schema}.lead; is_erased boolean;
  BEGIN
    PERFORM ${schema}.durable();
    r := ${schema}.lead_of(p_account, p_key);
    -- A mark that no one holds has no token.
    is_erased := coalesce(r.token = '', false);
    IF p_state = 'sent' THEN
      IF r.order_id IS NOT NULL THEN
        IF r.token <> p_token OR r.order_id <> p_order THEN RETURN 'lost'; END IF;
      ELSE
        IF NOT is_erased AND r.key IS NOT NULL AND (r.token <> p_token OR r.lease_ms = 0) THEN RETURN 'lost'; END IF;
        IF EXISTS (SELECT FROM ${schema}.lead WHERE account = p_account AND order_id = p_order) THEN
          RETURN 'order_taken';
        END IF;
        INSERT INTO ${schema}.lead AS l (account, key, token, order_id, fingerprint, buyers, ended_at)
          VALUES (p_account, p_key, p_token, p_order, CASE WHEN NOT is_erased THEN p_fingerprint END, CASE
            WHEN is_erased THEN '' ELSE ${schema}.with_buyer(coalesce(r.buyers, ''), p_buyer, p_most) END, ${schema}.now_ms())
          ON CONFLICT (account, key) DO UPDATE SET lease_start = 0, lease_ms = 0, lead = NULL, token = excluded.token,
            order_id = excluded.order_id, fingerprint = excluded.fingerprint, buyers = excluded.buyers,
            ended_at = excluded.ended_at
          WHERE l.order_id IS NULL AND l.token = coalesce(r.token, excluded.token);
        IF NOT FOUND THEN RETURN 'lost'; END IF;
      END IF;
    ELSIF r.key IS NOT NULL AND NOT is_erased THEN
      IF r.order_id IS NOT NULL OR r.token <> p_token OR (r.lease_ms = 0 AND p_state <> 'open') THEN RETURN 'lost'; END IF;
      IF p_state = 'open' AND r.lead IS NOT NULL THEN
        UPDATE ${schema}.lead SET lease_ms = 0 WHERE account = p_account AND key = p_key;
        IF r.lead = '${erasedMark}' THEN PERFORM ${schema}.erase_lead(p_account, p_key); END IF;
      ELSE
        DELETE FROM ${schema}.lead WHERE account = p_account AND key = p_key;
      END IF;
    END IF;
    IF p_entry IS NOT NULL THEN PERFORM ${schema}.change_entry(p_account, p_entry); END IF;
    RETURN 'done';
  END $f$;

  CREATE FUNCTION ${schema}.open_leads(p_account text) RETURNS SETOF text LANGUAGE plpgsql AS $f$
  DECLARE t bigint := ${schema}.now_ms();
  BEGIN
    UPDATE ${schema}.lead SET lease_start = t WHERE account = p_account AND order_id IS NULL AND lease_start > t;
    RETURN QUERY SELECT key FROM ${schema}.lead
      WHERE account = p_account AND order_id IS NULL AND lead <> '${erasedMark}' AND lease_start + lease_ms <= t ORDER BY key;
  END $f$;

  CREATE FUNCTION ${schema}.erase_lead(p_account text, p_key text) RETURNS void LANGUAGE plpgsql AS $f$
  DECLARE r ${schema}.lead;
  BEGIN
    PERFORM ${schema}.durable();
    r := ${schema}.lead_of(p_account, p_key);
    IF r.order_id IS NULL AND r.lead IS NULL THEN
      DELETE FROM ${schema}.lead WHERE account = p_account AND key = p_key AND order_id IS NULL AND lead IS NULL;
    ELSIF r.order_id IS NULL THEN
      UPDATE ${schema}.lead SET token = '', lease_ms = 0, lead = '${erasedMark}', buyers = ''
        WHERE account = p_account AND key = p_key;
    ELSE
      UPDATE ${schema}.lead SET fingerprint = NULL, buyers = '' WHERE account = p_account AND key = p_key;
    END IF;
  END $f$;

  CREATE FUNCTION ${schema}.sweep_leads(p_account text, p_retention bigint) RETURNS void LANGUAGE plpgsql AS $f$
  DECLARE t bigint := ${schema}.now_ms();
  BEGIN
    DELETE FROM ${schema}.lead WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${schema}.lead
      WHERE account = p_account AND ended_at < t - p_retention ORDER BY ended_at LIMIT 500 FOR UPDATE SKIP LOCKED));
    -- Claims of processes that died before they wrote anything.
    DELETE FROM ${schema}.lead WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${schema}.lead
      WHERE account = p_account AND order_id IS NULL AND lead IS NULL AND lease_start < t - p_retention
      LIMIT 500 FOR UPDATE SKIP LOCKED));
    -- Those of version 1 that were given up have no start of a lease until they are claimed again.
    DELETE FROM ${schema}.lead WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${schema}.lead
      WHERE account = p_account AND order_id IS NULL AND lead IS NOT NULL
        AND lease_start > 0 AND lease_start < t - ${openRetentionMs}
      LIMIT 500 FOR UPDATE SKIP LOCKED));
    DELETE FROM ${schema}.note WHERE account = p_account AND until < t;
  END $f$;
`;
}
