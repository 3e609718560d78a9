-- Changes an entry, as `changeEntry.ts` does.
--
-- Takes: the account, the change as JSON.
-- Returns: the id of the entry that has it now, or NULL if there is none.

CREATE FUNCTION baselinker.change_entry(p_account text, p_change text) RETURNS text LANGUAGE plpgsql AS $f$
DECLARE
  c json := p_change::json; e json := c -> 'end'; t bigint := baselinker.now_ms();
  own baselinker.register; other baselinker.register; r baselinker.register;
  is_met boolean; is_of_earlier boolean; is_other_key boolean; is_another boolean; is_ended boolean; is_repeated boolean;
  attempt text; lines text[]; due_before bigint; keeps_lead boolean;
BEGIN
  SELECT * INTO own FROM baselinker.register WHERE account = p_account AND id = c ->> 'id' FOR UPDATE;
  SELECT * INTO other FROM baselinker.register WHERE account = p_account AND store_key = c ->> 'storeKey' FOR UPDATE;
  is_met := other.id IS NOT NULL AND other.id <> c ->> 'id';
  IF e IS NULL AND own.status = 'discarded' THEN RETURN NULL; END IF;
  is_other_key := coalesce(other.key <> c ->> 'key', false);
  is_of_earlier := is_met AND other.status = 'success' AND coalesce((c ->> 'takesKey')::boolean, false);
  is_another := is_met AND (is_of_earlier OR e IS NULL OR CASE
    WHEN other.status = 'success' THEN e ->> 'status' NOT IN ('success', 'differs') AND (own.id IS NOT NULL OR is_other_key)
    ELSE is_other_key END);
  IF own.id IS NOT NULL THEN r := own;
  ELSIF c -> 'head' IS NOT NULL THEN
    r.account := p_account; r.id := c ->> 'id'; r.namespace := c -> 'head' ->> 'namespace';
    r.status := 'received'; r.head := c -> 'head' ->> 'facts'; r.facts := ''; r.history := ''; r.found_issues := '';
    r.attempts := 0; r.takes := 0; r.repeats := 0; r.lead_bytes := 0;
    r.kept_until := t + (c ->> 'keepMs')::bigint; r.lead_kept_until := t + (c ->> 'keepLeadMs')::bigint;
  END IF;
  IF is_met AND NOT is_another THEN
    r := other;
    IF (c ->> 'isDelivery')::boolean THEN r.repeats := r.repeats + 1; END IF;
    IF own.lead IS NOT NULL AND other.status <> 'success' THEN
      r.lead := own.lead; r.lead_bytes := own.lead_bytes; r.lead_kept_until := own.lead_kept_until;
    END IF;
    IF own.id IS NOT NULL THEN DELETE FROM baselinker.register WHERE account = p_account AND id = own.id; END IF;
  END IF;
  IF r.id IS NULL THEN RETURN NULL; END IF;
  IF e ->> 'status' = 'differs' AND r.status <> 'success' THEN r.key := NULL; r.store_key := NULL; END IF;
  r.key := coalesce(r.key, c ->> 'key');
  IF is_of_earlier OR (is_met AND e IS NULL AND is_other_key AND other.status <> 'success') THEN
    UPDATE baselinker.register SET store_key = NULL WHERE account = p_account AND id = other.id;
    is_another := false;
  END IF;
  IF NOT is_another THEN r.store_key := coalesce(r.store_key, c ->> 'storeKey'); END IF;
  attempt := e ->> 'attempt';
  is_ended := r.status = 'success' OR (r.status = 'discarded' AND e IS NOT NULL AND e ->> 'status' <> 'success');
  lines := string_to_array(nullif(r.history, ''), E'\n');
  is_repeated := attempt IS NOT NULL AND lines[cardinality(lines)] = attempt;
  IF e IS NOT NULL AND NOT is_ended AND coalesce(NOT is_repeated, true) THEN
    due_before := CASE WHEN is_met AND NOT is_another THEN r.due_at END;
    keeps_lead := r.lead IS NOT NULL AND NOT (e ->> 'erasesLead')::boolean;
    IF NOT keeps_lead THEN r.lead := NULL; END IF;
    r.status := e ->> 'status'; r.facts := e ->> 'facts';
    IF attempt IS NOT NULL THEN
      lines := coalesce(lines, '{}') || attempt;
      r.history := array_to_string(lines[greatest(1, cardinality(lines) - '{maxAttempts}' + 1):], E'\n');
      -- The step that took it has counted it.
      IF r.takes = 0 THEN r.attempts := r.attempts + 1; END IF;
    END IF;
    r.takes := 0;
    IF r.status = 'discarded' THEN r.store_key := NULL; END IF;
    r.due_at := CASE
      WHEN NOT keeps_lead THEN NULL
      WHEN e ->> 'dueInMs' IS NOT NULL THEN t + ceil((e ->> 'dueInMs')::numeric)::bigint
      WHEN r.status IN ('error', 'unknown') THEN due_before END;
    r.kept_until := t + (c ->> 'keepMs')::bigint; r.lead_kept_until := t + (c ->> 'keepLeadMs')::bigint;
  END IF;
  IF (c ->> 'isReleased')::boolean THEN r.takes := greatest(0, r.takes - 1); END IF;
  IF r.status = 'success' AND e ->> 'status' = 'success' AND (e ->> 'replacesFacts')::boolean THEN
    r.facts := e ->> 'facts';
  END IF;
  INSERT INTO baselinker.register SELECT r.* ON CONFLICT (account, id) DO UPDATE SET status = r.status,
    store_key = r.store_key, key = r.key, facts = r.facts, history = r.history, attempts = r.attempts,
    takes = r.takes, repeats = r.repeats, lead_bytes = r.lead_bytes, due_at = r.due_at, kept_until = r.kept_until,
    lead_kept_until = r.lead_kept_until, lead = r.lead;
  RETURN r.id;
END $f$;
