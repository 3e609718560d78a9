-- The tables of a limiter. `account` is the hash of a token. Times are milliseconds since 1970 by the server.

CREATE TABLE baselinker.limiter (
  account text PRIMARY KEY,
  asked bigint NOT NULL DEFAULT 0,
  paused_since bigint NOT NULL DEFAULT 0,
  paused_ms bigint NOT NULL DEFAULT 0,
  known text NOT NULL DEFAULT ''
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
CREATE TABLE baselinker.slot (account text, id text, free_at bigint NOT NULL, PRIMARY KEY (account, id))
  WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
