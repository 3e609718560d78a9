import { noSweep } from "../catalog/sweepState.ts";
import { orderMark } from "../register/entryRows.ts";

/** Any other version is rejected. `migratePostgres` upgrades, by `additions`. */
export const tablesVersion = 3;

const order = `substring(facts from '${orderMark}([0-9]+)')`;
/** The test of the order `$2`, as the index has it. */
export const isOfOrder = `${order} = $2`;

/** What versions after the first added to the tables: each can be run again. */
export function additions(schema: string): string {
  return `
    CREATE INDEX IF NOT EXISTS register_order ON ${schema}.register (account, (${order}), id) WHERE ${order} IS NOT NULL;`;
}

/** Times are milliseconds since 1970 by the server. `account` is an `accountKey`; in the limiter, a token's hash. */
export function tables(schema: string): string {
  return `
  CREATE TABLE ${schema}.fact (account text, name text, value text NOT NULL, PRIMARY KEY (account, name));
  CREATE TABLE ${schema}.note (
    account text, name text, value text NOT NULL, until bigint NOT NULL, PRIMARY KEY (account, name));

  CREATE TABLE ${schema}.lead (
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
  CREATE INDEX lead_open ON ${schema}.lead (account, key) WHERE order_id IS NULL;
  CREATE INDEX lead_ended ON ${schema}.lead (account, ended_at) WHERE ended_at IS NOT NULL;
  CREATE UNIQUE INDEX lead_order ON ${schema}.lead (account, order_id) WHERE order_id IS NOT NULL;

  CREATE TABLE ${schema}.register (
    account text,
    id text COLLATE "C",
    namespace text NOT NULL,
    status text NOT NULL,
    store_key text,
    key text,
    head text NOT NULL,
    facts text NOT NULL DEFAULT '',
    history text NOT NULL DEFAULT '',
    attempts int NOT NULL DEFAULT 0,
    repeats int NOT NULL DEFAULT 0,
    lead_bytes int NOT NULL DEFAULT 0,
    due_at bigint,
    kept_until bigint NOT NULL,
    lead_kept_until bigint NOT NULL,
    lead text,
    PRIMARY KEY (account, id)
  ) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
  CREATE UNIQUE INDEX register_key ON ${schema}.register (account, store_key) WHERE store_key IS NOT NULL;
  CREATE INDEX register_status ON ${schema}.register (account, status, id);
  CREATE INDEX register_due ON ${schema}.register (account, namespace, due_at, id) WHERE due_at IS NOT NULL;
  CREATE INDEX register_kept ON ${schema}.register (account, kept_until) WHERE due_at IS NULL;
  CREATE INDEX register_lead_kept ON ${schema}.register (account, lead_kept_until)
    WHERE lead IS NOT NULL AND due_at IS NULL;

  CREATE TABLE ${schema}.catalog (
    account text,
    inventory bigint,
    rev bigint NOT NULL DEFAULT 0,
    state text NOT NULL DEFAULT '${JSON.stringify(noSweep)}',
    PRIMARY KEY (account, inventory)
  ) WITH (fillfactor = 50);
  CREATE TABLE ${schema}.product (
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
  CREATE INDEX product_sku ON ${schema}.product (account, inventory, sku) WHERE sku IS NOT NULL;
  CREATE INDEX product_ean ON ${schema}.product (account, inventory, ean) WHERE ean IS NOT NULL;
  CREATE TABLE ${schema}.code (
    account text, inventory bigint, code text, by text, at bigint NOT NULL, is_none boolean NOT NULL,
    PRIMARY KEY (account, inventory, code, by));
  CREATE INDEX code_at ON ${schema}.code (account, at);

  CREATE TABLE ${schema}.limiter (
    account text PRIMARY KEY,
    asked bigint NOT NULL DEFAULT 0,
    paused_since bigint NOT NULL DEFAULT 0,
    paused_ms bigint NOT NULL DEFAULT 0,
    known text NOT NULL DEFAULT ''
  ) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
  CREATE TABLE ${schema}.slot (account text, id text, free_at bigint NOT NULL, PRIMARY KEY (account, id))
    WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
`;
}
