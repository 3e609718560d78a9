import { join } from "node:path";
import { expect, it } from "vitest";
import { createFakeAccount } from "../../src/fake/createFakeAccount.ts";
import type { ForwarderOptions } from "../../src/forwarding/options.ts";
import type { LeadQueue } from "../../src/lead/leadQueue.ts";
import { createForwarderPool } from "../../src/pool/createForwarderPool.ts";
import { engineRegister } from "../../src/register/engineRegister.ts";
import type { EntryRows } from "../../src/register/entryRows.ts";
import { memoryEntryRows, memoryRegister } from "../../src/register/memoryRegister.ts";
import { openFile } from "../../src/sqlite/openFile.ts";
import { registerTable } from "../../src/sqlite/sqliteEntries.ts";
import { sqliteEntryRows } from "../../src/sqlite/sqliteEntryRows.ts";
import { sqliteRegister } from "../../src/sqlite/sqliteRegister.ts";
import { sqliteStore } from "../../src/sqlite/sqliteStore.ts";
import { memoryStore } from "../../src/store/memoryStore.ts";
import { type AccountsUnderTest, fairWorkContract } from "../contracts/poolWorker.ts";
import { temporaryFolder } from "../sqlite/temporaryFolder.ts";
import { manualClock } from "../support/manualClock.ts";

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
        register: engineRegister(rowsOf(key), { testing: { clock }, maxWaitMs: Number.POSITIVE_INFINITY }),
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
