/**
 * What it costs to open a SQLite file of many keys, against an empty one: `npm run bench -- stores`. It makes
 * 1,000,000 keys; `KEYS=5000000` makes that many, which takes some minutes and half a gigabyte.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sqliteStore } from "../../src/forwarding/sqlite/sqliteStore.ts";

const keys = Number(process.env.KEYS ?? 1_000_000);
const goal = 20;
const rounds = 21;
const folder = mkdtempSync(join(tmpdir(), "stores-bench-"));
const [empty, large] = [join(folder, "empty.sqlite"), join(folder, "large.sqlite")];

try {
  for (const path of [empty, large]) await sqliteStore(path).close();
  fill(large);
  const times: Record<"empty" | "large" | "unclosed", number[]> = { empty: [], large: [], unclosed: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.empty.push(await opened(empty));
    times.large.push(await opened(large));
  }
  const other = sqliteStore(large);
  await other.bind({ key: "shop" });
  for (let round = 0; round < 3; round += 1) {
    // Each that closes the file empties its log.
    await other.writeNote("round", String(round), 1_000);
    times.unclosed.push(await opened(large));
  }
  await other.close();
  const ratio = median(times.large) / median(times.empty);
  const megabytes = (statSync(large).size / 1e6).toFixed(0);
  console.log(`opening a file, median of ${rounds}`);
  console.log(`  empty                             ${median(times.empty).toFixed(2)} ms`);
  console.log(
    `  ${keys} keys, ${megabytes} MB             ${median(times.large).toFixed(2)} ms: ${ratio.toFixed(1)} times (at most ${goal})`,
  );
  console.log(
    `  the same, not closed or in use    ${median(times.unclosed).toFixed(0)} ms: every page is looked at`,
  );
  if (ratio > goal) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Finished keys, as a store leaves them. */
function fill(path: string): void {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 100000; BEGIN");
  const insert = database.prepare(
    "INSERT INTO leads (key, token, lease_start, lease_ms, order_id, fingerprint, buyers, ended_at) VALUES (?, ?, 0, 0, ?, ?, ?, ?)",
  );
  const now = Date.now();
  for (let id = 1; id <= keys; id += 1) {
    const hash = String(id).padStart(22, "f");
    insert.run(`lead:${id}`, "12345678-1234-1234-1234-123456789012", id, hash, hash, now);
  }
  database.exec("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
}

async function opened(path: string): Promise<number> {
  const begun = performance.now();
  const store = sqliteStore(path);
  const tookMs = performance.now() - begun;
  await store.close();
  return tookMs;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
