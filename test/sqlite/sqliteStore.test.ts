import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sqliteStore } from "../../src/sqlite/sqliteStore.ts";
import { describeStore } from "../contracts/store.ts";
import { manualClock } from "../support/manualClock.ts";

describeStore("SQLite", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sqlite-store-"));
  const clock = manualClock();
  const path = join(folder, "leads.sqlite");
  const store = sqliteStore(path, { clock, retentionMs: 100_000 });
  const other = sqliteStore(path, { clock, retentionMs: 100_000 });
  return {
    store,
    other,
    leaseMs: 1_000,
    retentionMs: 100_000,
    pass: (ms) => clock.advance(ms),
    async close() {
      await store.close();
      await other.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
