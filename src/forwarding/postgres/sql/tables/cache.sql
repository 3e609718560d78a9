-- The table of a product cache. `account` is an `accountKey`. Times are milliseconds since 1970 by the server.

CREATE TABLE baselinker.answer (
  account text, key text COLLATE "C", value text NOT NULL, until bigint NOT NULL, PRIMARY KEY (account, key));
CREATE INDEX answer_until ON baselinker.answer (account, until);
