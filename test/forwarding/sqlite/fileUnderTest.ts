import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import type { StoreUnderTest } from "../../contracts/underTest.ts";
import { manualClock } from "../../support/manualClock.ts";

/** A store in a file of its own, and a second handle on it. */
export async function fileUnderTest(): Promise<StoreUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), "sqlite-store-"));
  const clock = manualClock();
  const path = join(folder, "leads.sqlite");
  // Nothing runs at the same time in one process, so that no step has to wait for another.
  const open = () => sqliteStore(path, { testing: { clock }, retentionMs: 100_000, maxWaitMs: 0 });
  const handles = [open(), open()];
  const [store, other] = handles;
  const change = (sql: string, ...values: string[]) => {
    const database = new DatabaseSync(path);
    database.prepare(sql).run(...values);
    database.close();
  };
  if (store === undefined || other === undefined) throw new Error("Both were opened.");
  return {
    store,
    other,
    leaseMs: 1_000,
    retentionMs: 100_000,
    pass: (ms) => clock.advance(ms),
    async damage(key) {
      change("UPDATE leads SET lead = '{' WHERE key = ?", key);
    },
    async forget(account) {
      for (const handle of handles.splice(0)) await handle.close();
      change("DELETE FROM leads");
      copyFileSync(path, `${path}.backup`);
      renameSync(`${path}.backup`, path);
      const again = { store: open(), other: open() };
      handles.push(again.store, again.other);
      for (const handle of handles) await handle.bind(account);
      return again;
    },
    removeByHand: "never",
    async holds(text) {
      const files = [path, `${path}-wal`].filter((file) => existsSync(file));
      return files.some((file) => readFileSync(file).includes(text));
    },
    async refuse() {
      const holder = new DatabaseSync(path);
      holder.exec("BEGIN IMMEDIATE");
      return async () => holder.close();
    },
    async close() {
      for (const handle of handles) await handle.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
