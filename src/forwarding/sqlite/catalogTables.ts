import type { DatabaseSync } from "node:sqlite";
import { factStatements, factsTable } from "./fileFormat.ts";
import type { Table } from "./openFile.ts";

/** The primary key starts with the id: else SQLite would use it for look-ups by SKU, and read the whole catalog. */
export const catalogTable: Table = {
  name: "products",
  sql: `
  CREATE TABLE IF NOT EXISTS products (
    id INTEGER NOT NULL,
    inventory INTEGER NOT NULL,
    parent INTEGER NOT NULL,
    sku TEXT,
    ean TEXT,
    name TEXT NOT NULL,
    prices TEXT NOT NULL,
    is_padded INTEGER NOT NULL,
    at INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    from_sweep INTEGER NOT NULL,
    PRIMARY KEY (id, inventory)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS products_sku ON products (sku, inventory);
  CREATE INDEX IF NOT EXISTS products_ean ON products (ean, inventory);
  CREATE TABLE IF NOT EXISTS codes (
    code TEXT NOT NULL,
    by TEXT NOT NULL,
    inventory INTEGER NOT NULL,
    at INTEGER NOT NULL,
    is_none INTEGER NOT NULL,
    PRIMARY KEY (code, by, inventory)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS codes_at ON codes (at);
  CREATE TABLE IF NOT EXISTS sweeps (inventory INTEGER PRIMARY KEY, state TEXT NOT NULL) STRICT;
  ${factsTable}
  `,
};

const found = "SELECT id, parent, sku, ean, name, prices, is_padded, at, from_sweep FROM products";
const written = ["parent", "sku", "ean", "name", "prices", "is_padded", "at"];
/** Newer data than that of the page is kept. A date in the future was written before the clock was set back. */
const isNewer = "(excluded.at >= products.at OR products.at > ?12)";
const isRenamed = "(products.sku IS NOT excluded.sku OR products.ean IS NOT excluded.ean)";

export function catalogStatements(database: DatabaseSync) {
  const prepare = (sql: string) => database.prepare(sql);
  const newest = written.map((name) => `${name} = iif(${isNewer}, excluded.${name}, products.${name})`);
  return {
    ...factStatements(database),
    bySku: prepare(`${found} WHERE sku = ? AND inventory = ?`),
    byEan: prepare(`${found} WHERE ean = ? AND inventory = ?`),
    learned: prepare("SELECT at, is_none FROM codes WHERE code = ? AND by = ? AND inventory = ?"),
    learn: prepare(
      "INSERT INTO codes (code, by, inventory, at, is_none) VALUES (?, ?, ?, ?, ?) ON CONFLICT (code, by, inventory) " +
        "DO UPDATE SET at = excluded.at, is_none = excluded.is_none",
    ),
    forget: prepare(
      "DELETE FROM codes WHERE (code, by, inventory) IN (SELECT code, by, inventory FROM codes WHERE at < ? ORDER BY at LIMIT 100)",
    ),
    put: prepare(
      `INSERT INTO products (id, inventory, seen, from_sweep, ${written.join(", ")}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ` +
        "ON CONFLICT (id, inventory) DO UPDATE SET seen = max(products.seen, excluded.seen), " +
        `from_sweep = iif(${isNewer} AND ${isRenamed}, excluded.from_sweep, products.from_sweep), ` +
        newest.join(", "),
    ),
    remove: prepare("DELETE FROM products WHERE id = ? AND inventory = ?"),
    state: prepare("SELECT state FROM sweeps WHERE inventory = ?"),
    writeState: prepare(
      "INSERT INTO sweeps (inventory, state) VALUES (?, ?) ON CONFLICT (inventory) DO UPDATE SET state = excluded.state",
    ),
    mains: prepare(
      "SELECT id FROM products WHERE inventory = ? AND seen = ? AND parent = 0 AND id > ? ORDER BY id LIMIT 1000",
    ),
    unseen: prepare(
      "SELECT id, parent FROM products WHERE inventory = ? AND seen < ? AND at < ? AND id > ? ORDER BY id LIMIT 1000",
    ),
  };
}
