import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "vitest";
import { memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { sqliteRegister } from "../../../src/forwarding/sqlite/sqliteRegister.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { describeReadInEachLanguage } from "./readInEachLanguage.ts";

describe("an entry", () => {
  describeReadInEachLanguage("memory", async () => ({
    store: memoryStore(),
    register: memoryRegister(),
    close: async () => {},
  }));

  describeReadInEachLanguage("SQLite", async () => {
    const folder = mkdtempSync(join(tmpdir(), "read-in-each-language-"));
    const path = join(folder, "leads.sqlite");
    const store = sqliteStore(path);
    const register = sqliteRegister(path);
    return {
      store,
      register,
      async close() {
        await register.close();
        await store.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  });
});
