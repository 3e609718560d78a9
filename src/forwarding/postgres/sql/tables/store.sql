-- The tables of a store: its leads, facts about it such as its binding, and notes. `account` is an `accountKey`. Times
-- are milliseconds since 1970 by the server.

CREATE TABLE baselinker.fact (account text, name text, value text NOT NULL, PRIMARY KEY (account, name));
CREATE TABLE baselinker.note (
  account text, name text, value text NOT NULL, until bigint NOT NULL, PRIMARY KEY (account, name));

CREATE TABLE baselinker.lead (
  account text,
  key text COLLATE "C",
  token text NOT NULL,
  lease_start bigint NOT NULL DEFAULT 0,
  lease_ms bigint NOT NULL DEFAULT 0,
  lead text,
  order_id bigint,
  fingerprint text,
  buyers text NOT NULL DEFAULT '',
  ended_at bigint,
  PRIMARY KEY (account, key)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);

-- Which history of leads this is. The row gets another id whenever others remove keys or their orders.
CREATE TABLE baselinker.incarnation (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only), id uuid NOT NULL DEFAULT gen_random_uuid());
INSERT INTO baselinker.incarnation DEFAULT VALUES;

CREATE INDEX lead_open ON baselinker.lead (account, key) WHERE order_id IS NULL;
CREATE INDEX lead_ended ON baselinker.lead (account, ended_at) WHERE ended_at IS NOT NULL;
CREATE UNIQUE INDEX lead_order ON baselinker.lead (account, order_id) WHERE order_id IS NOT NULL;
