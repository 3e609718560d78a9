-- The table of a register. `account` is an `accountKey`. Times are milliseconds since 1970 by the server.

CREATE TABLE baselinker.register (
  account text,
  id text COLLATE "C",
  namespace text NOT NULL,
  status text NOT NULL,
  store_key text,
  key text,
  head text NOT NULL,
  facts text NOT NULL DEFAULT '',
  history text NOT NULL DEFAULT '',
  found_issues text NOT NULL DEFAULT '',
  attempts int NOT NULL DEFAULT 0,
  takes int NOT NULL DEFAULT 0,
  repeats int NOT NULL DEFAULT 0,
  lead_bytes int NOT NULL DEFAULT 0,
  due_at bigint,
  kept_until bigint NOT NULL,
  lead_kept_until bigint NOT NULL,
  lead text,
  PRIMARY KEY (account, id)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
CREATE UNIQUE INDEX register_key ON baselinker.register (account, store_key) WHERE store_key IS NOT NULL;
CREATE INDEX register_status ON baselinker.register (account, status, id);
CREATE INDEX register_due ON baselinker.register (account, namespace, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX register_untried ON baselinker.register (account, namespace, due_at, id)
  WHERE due_at IS NOT NULL AND attempts = 0;
CREATE INDEX register_kept ON baselinker.register (account, kept_until) WHERE due_at IS NULL;
CREATE INDEX register_lead_kept ON baselinker.register (account, lead_kept_until)
  WHERE lead IS NOT NULL AND due_at IS NULL;
CREATE INDEX register_order ON baselinker.register
  (account, (substring(facts from '{orderMark}([0-9]+)')), id)
  WHERE substring(facts from '{orderMark}([0-9]+)') IS NOT NULL;
