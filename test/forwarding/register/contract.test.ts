import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "vitest";
import { memoryEntryRows } from "../../../src/forwarding/register/memoryRegister.ts";
import { openFile } from "../../../src/forwarding/sqlite/openFile.ts";
import { registerTable } from "../../../src/forwarding/sqlite/sqliteEntries.ts";
import { sqliteEntryRows } from "../../../src/forwarding/sqlite/sqliteEntryRows.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { registerContract } from "../../contracts/contracts.ts";
import { describeRegisterAgainstMemory } from "../../contracts/registerAgainstMemory.ts";
import type { RegisterUnderTest } from "../../contracts/underTest.ts";
import { manualClock } from "../../support/manualClock.ts";

async function memoryUnderTest(): Promise<RegisterUnderTest> {
  const clock = manualClock();
  const rows = memoryEntryRows(clock);
  return { rows, other: rows, store: undefined, pass: (ms) => clock.advance(ms), close: async () => {} };
}

async function fileUnderTest(): Promise<RegisterUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), "sqlite-register-"));
  const path = join(folder, "leads.sqlite");
  const clock = manualClock();
  const open = () =>
    sqliteEntryRows(openFile("sqliteRegister", path, registerTable), { maxWaitMs: 0, clock });
  const [rows, other] = [open(), open()];
  const store = sqliteStore(path, { testing: { clock }, maxWaitMs: 0 });
  return {
    rows,
    other,
    store,
    pass: (ms) => clock.advance(ms),
    async close() {
      await rows.close?.();
      await other.close?.();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

registerContract({ describe, it }, "memory", memoryUnderTest);
registerContract({ describe, it }, "SQLite", fileUnderTest);
describeRegisterAgainstMemory("SQLite", fileUnderTest);
