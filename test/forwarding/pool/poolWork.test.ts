import { join } from "node:path";
import { expect, it } from "vitest";
import type { LeadQueue } from "../../../src/forwarding/contract/leadQueue.ts";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import { createForwarderPool } from "../../../src/forwarding/pool/createForwarderPool.ts";
import type { EntryRows } from "../../../src/forwarding/register/entryRows.ts";
import { memoryEntryRows, memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { openFile } from "../../../src/forwarding/sqlite/openFile.ts";
import { registerTable } from "../../../src/forwarding/sqlite/sqliteEntries.ts";
import { sqliteEntryRows } from "../../../src/forwarding/sqlite/sqliteEntryRows.ts";
import { sqliteRegister } from "../../../src/forwarding/sqlite/sqliteRegister.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { type AccountsUnderTest, fairWorkContract } from "../../contracts/poolWorker.ts";
import { manualClock } from "../../support/manualClock.ts";
import { registerOn } from "../register/registerOn.ts";
import { temporaryFolder } from "../sqlite/temporaryFolder.ts";

/** A queue of the caller's own, over registers that know one account each. */
function queueOver(registers: ReadonlyMap<string, EntryRows>): LeadQueue {
  return {
    name: "The queue of this test",
    async dueAccounts({ after, limit }) {
      const keys = [...registers.keys()].sort().filter((key) => key > after);
      const due: string[] = [];
      for (const key of keys) {
        if (((await registers.get(key)?.count("lead"))?.due ?? 0) > 0) due.push(key);
      }
      return due.length > limit ? { accounts: due.slice(0, limit), next: due[limit - 1] } : { accounts: due };
    },
  };
}

fairWorkContract("registers in memory", async (): Promise<AccountsUnderTest> => {
  const clock = manualClock();
  const registers = new Map<string, EntryRows>();
  const stores = new Map<string, ReturnType<typeof memoryStore>>();
  const rowsOf = (key: string) => {
    const rows = registers.get(key) ?? memoryEntryRows(clock);
    registers.set(key, rows);
    return rows;
  };
  return {
    clock,
    queue: queueOver(registers),
    rowsOf,
    partOf(key) {
      const store = stores.get(key) ?? memoryStore({ testing: { clock } });
      stores.set(key, store);
      return {
        store,
        register: registerOn(rowsOf(key), clock, Number.POSITIVE_INFINITY),
      };
    },
    async close() {},
  };
});

fairWorkContract("a SQLite file for each account", async (): Promise<AccountsUnderTest> => {
  const clock = manualClock();
  const folder = temporaryFolder();
  const registers = new Map<string, EntryRows>();
  const open: { close(): Promise<void> }[] = [];
  const pathOf = (key: string) => join(folder, `${key}.sqlite`);
  return {
    clock,
    queue: queueOver(registers),
    rowsOf(key) {
      const rows =
        registers.get(key) ??
        sqliteEntryRows(openFile("sqliteRegister", pathOf(key), registerTable), {
          maxWaitMs: 10_000,
          clock,
        });
      registers.set(key, rows);
      return rows;
    },
    partOf(key) {
      const store = sqliteStore(pathOf(key), { testing: { clock } });
      const register = sqliteRegister(pathOf(key), { testing: { clock } });
      open.push(store, register);
      return { store, register };
    },
    async close() {
      for (const each of open) await each.close();
      for (const rows of registers.values()) await rows.close?.();
    },
  };
});

it("ends the work where an account has another register than its queue, or none, and says which", async () => {
  const queue: LeadQueue = {
    name: "The queue of this test",
    dueAccounts: async () => ({ accounts: ["shop-1"] }),
    placeOf: () => ({ name: "the place of shop-1", engine: "another", part: "" }),
  };
  const workWith = async (options: Pick<ForwarderOptions, "register">) => {
    await using pool = createForwarderPool({
      forwarderOf: () => ({
        baselinker: createFakeAccount().client(),
        rules: { version: 1, fields: { email: "email" } },
        store: memoryStore(),
        ...options,
      }),
    });
    await pool.work(queue);
  };
  await expect(workWith({ register: memoryRegister() })).rejects.toThrow(
    /Expected the `register` of shop-1 to be in the same place as its queue, the place of shop-1, got /,
  );
  await expect(workWith({})).rejects.toThrow("Give the forwarder of shop-1 the option `register`.");
});
