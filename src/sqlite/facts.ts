import type { DatabaseSync } from "node:sqlite";

/** Facts about a file, by name. The store and the limiter have some each. */
export const factsTable =
  "CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;";

export function factStatements(database: DatabaseSync) {
  return {
    fact: database.prepare("SELECT value FROM facts WHERE name = ?"),
    writeFact: database.prepare(
      "INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    ),
  };
}
