import { existsSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { openFile } from "../../../src/forwarding/sqlite/openFile.ts";
import { registerTable } from "../../../src/forwarding/sqlite/sqliteEntries.ts";
import { sqliteEntryRows } from "../../../src/forwarding/sqlite/sqliteEntryRows.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import type { LeadStore } from "../../../src/forwarding/store/store.ts";
import type { Clock } from "../../../src/shared/runtime/clock.ts";
import { change, newRow, succeeded } from "../../contracts/testEntries.ts";
import { sendingLead } from "../../contracts/testLeads.ts";
import { manualClock } from "../../support/manualClock.ts";
import { newFilesIn, temporaryFolder } from "./temporaryFolder.ts";

const newPath = newFilesIn(temporaryFolder());
const leaseMs = 60_000;
const email = "ann@example.com";

/** Where the lead of a buyer is written, and erased again. */
interface Kept {
  write(key: string): Promise<unknown>;
  erase(key: string, more?: boolean): Promise<unknown>;
  /** What a process does now and then. */
  use(): Promise<unknown>;
  close(): Promise<void>;
}

const engines: Readonly<Record<string, (path: string, clock: Clock) => Kept>> = {
  "a store, of a lead that failed": (path, clock) =>
    inStore(sqliteStore(path, { testing: { clock } }), "failed"),
  "a store, of a lead that was sent": (path, clock) =>
    inStore(sqliteStore(path, { testing: { clock } }), "sent"),
  "a register": (path, clock) => {
    const rows = sqliteEntryRows(openFile("a test", path, registerTable), { maxWaitMs: 0, clock });
    return {
      write: (id) => rows.add(newRow(id, { lead: JSON.stringify({ email }) }), 9),
      erase: (id) => rows.change(change(id, { end: succeeded() })),
      use: async () => rows.sweep?.(),
      close: async () => rows.close?.(),
    };
  },
};

function inStore(store: LeadStore, state: "failed" | "sent"): Kept {
  let used = 0;
  let orderId = 0;
  return {
    async write(key) {
      await store.claim(key, { token: "t", leaseMs });
      await store.renew(
        key,
        { token: "t", leaseMs },
        { ...sendingLead, order: { ...sendingLead.order, email } },
      );
    },
    erase(key) {
      orderId += 1;
      return store.finish(key, "t", state === "sent" ? { state, orderId } : { state });
    },
    use() {
      used += 1;
      return store.claim(`${used}`, { token: "t", leaseMs });
    },
    close: () => store.close(),
  };
}

const filesOf = (path: string) => [path, `${path}-wal`, `${path}-shm`];
const holds = (file: string) => existsSync(file) && readFileSync(file).includes(email);

describe.each(Object.entries(engines))("the data of a buyer in the file of %s", (_, open) => {
  it("is nowhere once it is erased and the file closed", async () => {
    const path = newPath();
    const kept = open(path, manualClock());
    // One that has the file open for longer, as other processes do.
    const other = new DatabaseSync(path);
    other.exec("SELECT 1 FROM facts");
    await kept.write("a");
    expect(filesOf(path).filter(holds)).toEqual([`${path}-wal`]);
    other.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    expect(filesOf(path).filter(holds)).toEqual([path]);
    await kept.erase("a");
    await kept.close();
    expect(filesOf(path).filter(holds)).toEqual([]);
    other.close();
    expect(filesOf(path).map(existsSync)).toEqual([true, false, false]);
  });

  it("is not in the log of changes either, an hour later, however busy the file is", async () => {
    const path = newPath();
    const clock = manualClock();
    const kept = open(path, clock);
    await kept.use();
    for (const key of ["a", "b"]) {
      await kept.write(key);
      await kept.erase(key);
      expect(holds(`${path}-wal`)).toBe(true);
      for (let minute = 0; minute <= 60; minute += 1) {
        await clock.advance(61_000);
        await kept.use();
      }
      expect(filesOf(path).filter(holds)).toEqual([]);
      // No one uses the file for a while.
      await clock.advance(7_200_000);
    }
    await kept.close();
  });
});

/** The steps by which a person has a lead erased. */
const erasing: Readonly<Record<string, (path: string, clock: Clock) => Kept>> = {
  "a store": (path, clock) => {
    const store = sqliteStore(path, { testing: { clock } });
    return { ...inStore(store, "failed"), erase: (key, more) => store.erase(key, more) };
  },
  "a register": (path, clock) => {
    const rows = sqliteEntryRows(openFile("a test", path, registerTable), { maxWaitMs: 0, clock });
    return {
      write: (id) => rows.add(newRow(id, { lead: JSON.stringify({ email }) }), 9),
      erase: (id, more) => rows.remove(id, more),
      use: async () => rows.sweep?.(),
      close: async () => rows.close?.(),
    };
  },
};

describe.each(Object.entries(erasing))(
  "the data of a buyer that a person erases in the file of %s",
  (_, open) => {
    it("is in no file at once, although the file stays open", async () => {
      const path = newPath();
      const kept = open(path, manualClock());
      await kept.write("a");
      await kept.write("b");
      expect(filesOf(path).filter(holds)).toEqual([`${path}-wal`]);
      // The log is emptied once, after the last.
      await kept.erase("a", true);
      expect(holds(`${path}-wal`)).toBe(true);
      await kept.erase("b");
      expect(filesOf(path).filter(holds)).toEqual([]);
      await kept.close();
    });

    it("goes a minute later where another process was reading the file at that moment", async () => {
      const path = newPath();
      const clock = manualClock();
      const kept = open(path, clock);
      await kept.use();
      await kept.write("a");
      const reader = new DatabaseSync(path);
      reader.exec("BEGIN; SELECT 1 FROM facts");
      await kept.erase("a");
      expect(holds(`${path}-wal`)).toBe(true);
      reader.exec("ROLLBACK");
      await clock.advance(61_000);
      await kept.use();
      expect(filesOf(path).filter(holds)).toEqual([]);
      reader.close();
      await kept.close();
    });
  },
);
