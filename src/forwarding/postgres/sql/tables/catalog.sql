-- The tables of a product cache. `account` is an `accountKey`. Times are milliseconds since 1970 by the server.

CREATE TABLE baselinker.catalog (
  account text,
  inventory bigint,
  rev bigint NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT '{noSweep}',
  PRIMARY KEY (account, inventory)
) WITH (fillfactor = 50);
CREATE TABLE baselinker.product (
  account text,
  inventory bigint,
  id bigint,
  parent bigint NOT NULL,
  sku text,
  ean text,
  data text NOT NULL,
  is_padded boolean NOT NULL,
  at bigint NOT NULL,
  seen bigint NOT NULL,
  from_sweep bigint NOT NULL,
  PRIMARY KEY (account, inventory, id)
);
CREATE INDEX product_sku ON baselinker.product (account, inventory, sku) WHERE sku IS NOT NULL;
CREATE INDEX product_ean ON baselinker.product (account, inventory, ean) WHERE ean IS NOT NULL;
CREATE TABLE baselinker.code (
  account text, inventory bigint, code text, by text, at bigint NOT NULL, is_none boolean NOT NULL,
  PRIMARY KEY (account, inventory, code, by));
CREATE INDEX code_at ON baselinker.code (account, at);
