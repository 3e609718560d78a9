import { maxAttempts, maxDueMs } from "../register/entryRows.ts";

/** The steps of a register as functions of the schema. `change_entry` does the same as `changeEntry.ts`. */
export function entryFunctions(schema: string): string {
  return `
  CREATE FUNCTION ${schema}.change_entry(p_account text, p_change text) RETURNS text LANGUAGE plpgsql AS $f$
  DECLARE
    c json := p_change::json; e json := c -> 'end'; t bigint := ${schema}.now_ms();
    own ${schema}.register; other ${schema}.register; r ${schema}.register;
    is_met boolean; is_other_key boolean; is_another boolean; is_ended boolean; is_repeated boolean;
    attempt text; lines text[]; due_before bigint; keeps_lead boolean;
  BEGIN
    SELECT * INTO own FROM ${schema}.register WHERE account = p_account AND id = c ->> 'id' FOR UPDATE;
    SELECT * INTO other FROM ${schema}.register WHERE account = p_account AND store_key = c ->> 'storeKey' FOR UPDATE;
    is_met := other.id IS NOT NULL AND other.id <> c ->> 'id';
    IF e IS NULL AND own.status = 'discarded' THEN RETURN NULL; END IF;
    is_other_key := coalesce(other.key <> c ->> 'key', false);
    is_another := is_met AND (e IS NULL OR CASE
      WHEN other.status = 'success' THEN e ->> 'status' <> 'success' AND (own.id IS NOT NULL OR is_other_key)
      ELSE is_other_key END);
    IF own.id IS NOT NULL THEN r := own;
    ELSIF c -> 'head' IS NOT NULL THEN
      r.account := p_account; r.id := c ->> 'id'; r.namespace := c -> 'head' ->> 'namespace';
      r.status := 'received'; r.head := c -> 'head' ->> 'facts'; r.facts := ''; r.history := '';
      r.attempts := 0; r.repeats := 0; r.lead_bytes := 0;
      r.kept_until := t + (c ->> 'keepMs')::bigint; r.lead_kept_until := t + (c ->> 'keepLeadMs')::bigint;
    END IF;
    IF is_met AND NOT is_another THEN
      r := other;
      IF (c ->> 'isDelivery')::boolean THEN r.repeats := r.repeats + 1; END IF;
      IF own.lead IS NOT NULL AND other.status <> 'success' THEN
        r.lead := own.lead; r.lead_bytes := own.lead_bytes; r.lead_kept_until := own.lead_kept_until;
      END IF;
      IF own.id IS NOT NULL THEN DELETE FROM ${schema}.register WHERE account = p_account AND id = own.id; END IF;
    END IF;
    IF r.id IS NULL THEN RETURN NULL; END IF;
    r.key := coalesce(r.key, c ->> 'key');
    IF is_met AND e IS NULL AND is_other_key AND other.status <> 'success' THEN
      UPDATE ${schema}.register SET store_key = NULL WHERE account = p_account AND id = other.id;
      is_another := false;
    END IF;
    IF NOT is_another THEN r.store_key := coalesce(r.store_key, c ->> 'storeKey'); END IF;
    attempt := e ->> 'attempt';
    is_ended := r.status = 'success' OR (r.status = 'discarded' AND e IS NOT NULL AND e ->> 'status' <> 'success');
    lines := string_to_array(nullif(r.history, ''), E'\\n');
    is_repeated := attempt IS NOT NULL AND lines[cardinality(lines)] = attempt;
    IF e IS NOT NULL AND NOT is_ended AND coalesce(NOT is_repeated, true) THEN
      due_before := CASE WHEN is_met AND NOT is_another THEN r.due_at END;
      keeps_lead := r.lead IS NOT NULL AND NOT (e ->> 'erasesLead')::boolean;
      IF NOT keeps_lead THEN r.lead := NULL; END IF;
      r.status := e ->> 'status'; r.facts := e ->> 'facts';
      IF attempt IS NOT NULL THEN
        lines := coalesce(lines, '{}') || attempt;
        r.history := array_to_string(lines[greatest(1, cardinality(lines) - ${maxAttempts - 1}):], E'\\n');
        r.attempts := r.attempts + 1;
      END IF;
      IF r.status = 'discarded' THEN r.store_key := NULL; END IF;
      r.due_at := CASE
        WHEN NOT keeps_lead THEN NULL
        WHEN e ->> 'dueInMs' IS NOT NULL THEN t + ceil((e ->> 'dueInMs')::numeric)::bigint
        WHEN r.status IN ('error', 'unknown') THEN due_before END;
      r.kept_until := t + (c ->> 'keepMs')::bigint; r.lead_kept_until := t + (c ->> 'keepLeadMs')::bigint;
    END IF;
    IF r.status = 'success' AND e ->> 'status' = 'success' AND (e ->> 'replacesFacts')::boolean THEN
      r.facts := e ->> 'facts';
    END IF;
    INSERT INTO ${schema}.register SELECT r.* ON CONFLICT (account, id) DO UPDATE SET status = r.status,
      store_key = r.store_key, key = r.key, facts = r.facts, history = r.history, attempts = r.attempts,
      repeats = r.repeats, lead_bytes = r.lead_bytes, due_at = r.due_at, kept_until = r.kept_until,
      lead_kept_until = r.lead_kept_until, lead = r.lead;
    RETURN r.id;
  END $f$;

  CREATE FUNCTION ${schema}.durable_change(p_account text, p_change text) RETURNS text LANGUAGE plpgsql AS $f$
  BEGIN
    PERFORM ${schema}.durable();
    RETURN ${schema}.change_entry(p_account, p_change);
  END $f$;

  CREATE FUNCTION ${schema}.add_entry(p_account text, p_id text, p_namespace text, p_head text, p_lead text, p_bytes int,
    p_due_in bigint, p_keep bigint, p_keep_lead bigint, p_most bigint) RETURNS boolean LANGUAGE plpgsql AS $f$
  DECLARE t bigint := ${schema}.now_ms();
  BEGIN
    PERFORM ${schema}.durable();
    IF EXISTS (SELECT FROM ${schema}.register WHERE account = p_account AND id = p_id) THEN RETURN true; END IF;
    IF p_due_in IS NOT NULL AND EXISTS (SELECT FROM ${schema}.register WHERE account = p_account AND due_at IS NOT NULL
      OFFSET p_most - 1 LIMIT 1) THEN RETURN false; END IF;
    INSERT INTO ${schema}.register
      (account, id, namespace, status, head, lead, lead_bytes, due_at, kept_until, lead_kept_until)
      VALUES (p_account, p_id, p_namespace, 'received', p_head, p_lead, p_bytes, t + p_due_in,
        t + p_keep, t + p_keep_lead) ON CONFLICT DO NOTHING;
    RETURN true;
  END $f$;

  -- Within a transaction of the caller's, whose statements a session plans once only where they are in a function. What is
  -- due is kept until it has ended, and for how long then, its end says.
  CREATE FUNCTION ${schema}.enqueue_lead(p_account text, p_id text, p_namespace text, p_head text, p_lead text, p_bytes int)
  RETURNS void LANGUAGE plpgsql AS $f$
  BEGIN
    INSERT INTO ${schema}.register
      (account, id, namespace, status, head, lead, lead_bytes, due_at, kept_until, lead_kept_until)
      VALUES (p_account, p_id, p_namespace, 'received', p_head, p_lead, p_bytes, ${schema}.now_ms(), 0, 0);
  END $f$;

  CREATE FUNCTION ${schema}.take_entries(p_account text, p_namespace text, p_limit int, p_lease bigint)
  RETURNS SETOF ${schema}.register LANGUAGE plpgsql AS $f$
  DECLARE t bigint := ${schema}.now_ms();
  BEGIN
    PERFORM ${schema}.durable();
    -- What is due later than anything can be shows that the date was set back.
    UPDATE ${schema}.register SET due_at = t WHERE account = p_account AND namespace = p_namespace
      AND due_at > t + greatest(p_lease, ${maxDueMs});
    -- An array is made once; a joined subquery with a limit might be asked again for each row.
    RETURN QUERY UPDATE ${schema}.register u SET due_at = t + p_lease WHERE u.account = p_account AND u.id = ANY (ARRAY(
      SELECT id FROM ${schema}.register WHERE account = p_account AND namespace = p_namespace AND due_at <= t
      ORDER BY due_at, id LIMIT p_limit FOR UPDATE SKIP LOCKED)) RETURNING u.*;
  END $f$;

  -- The accounts after one in which something is due, and at last, not due, how far this looked where there is more. The
  -- earliest of each account and namespace is one look into an index, however many wait.
  CREATE FUNCTION ${schema}.due_accounts(p_after text, p_limit int, p_latest bigint)
  RETURNS TABLE (account text, is_due boolean) LANGUAGE plpgsql AS $f$
  DECLARE t bigint := ${schema}.now_ms(); named text := ''; due bigint; found int := 0; last_due text;
  BEGIN
    account := p_after;
    FOR looks IN 1..${maxLooks} LOOP
      SELECT r.account, r.namespace, r.due_at INTO account, named, due FROM ${schema}.register r
        WHERE r.due_at IS NOT NULL AND (r.account, r.namespace) > (due_accounts.account, named)
        ORDER BY r.account, r.namespace, r.due_at, r.id LIMIT 1;
      IF account IS NULL THEN RETURN; END IF;
      IF account <> p_after AND account IS DISTINCT FROM last_due AND (due <= t OR due > t + p_latest) THEN
        is_due := true; last_due := account; found := found + 1;
        RETURN NEXT;
        EXIT WHEN found = p_limit;
      END IF;
    END LOOP;
    is_due := false;
    RETURN NEXT;
  END $f$;

  CREATE FUNCTION ${schema}.sweep_entries(p_account text) RETURNS void LANGUAGE plpgsql AS $f$
  DECLARE t bigint := ${schema}.now_ms();
  BEGIN
    UPDATE ${schema}.register SET lead = NULL WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${schema}.register
      WHERE account = p_account AND lead IS NOT NULL AND due_at IS NULL AND lead_kept_until < t
      ORDER BY lead_kept_until LIMIT 500 FOR UPDATE SKIP LOCKED));
    DELETE FROM ${schema}.register WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${schema}.register
      WHERE account = p_account AND due_at IS NULL AND kept_until < t
      ORDER BY kept_until LIMIT 500 FOR UPDATE SKIP LOCKED));
  END $f$;
`;
}

/** How many accounts one statement checks, in some milliseconds; the next one continues from there. */
const maxLooks = 1_000;
