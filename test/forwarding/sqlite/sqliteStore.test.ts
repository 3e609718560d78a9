import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type SqliteStoreOptions, sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { storeContract } from "../../contracts/contracts.ts";
import { describeStoreAgainstMemory } from "../../contracts/storeAgainstMemory.ts";
import { describeHolders } from "../../contracts/storeHolders.ts";
import { fileUnderTest } from "./fileUnderTest.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

storeContract({ describe, it }, "SQLite", fileUnderTest);
describeHolders("SQLite", fileUnderTest);
describeStoreAgainstMemory("SQLite", fileUnderTest);

describe("sqliteStore", () => {
  const folder = temporaryFolder();
  const path = join(folder, "refused.sqlite");

  it.each([
    [
      { retentionMs: 0 },
      RangeError,
      "Expected `retentionMs` to be a number of milliseconds above 0, or Infinity, got 0.",
    ],
    [{ retentionMs: Number.NaN }, RangeError, "got NaN"],
    [{ maxWaitMs: -1 }, RangeError, "Expected `maxWaitMs` to be a number of milliseconds of at least 0"],
    [{ maxWaitMs: "10 s" }, TypeError, 'got "10 s"'],
    [{ testing: { clock: Date.now } }, TypeError, "a clock with the methods now, date and after"],
    [
      { retentionMs: 30 * 86_400 },
      RangeError,
      "at least 3_600_000, an hour, got 2592000. 30 days are 2_592_000_000.",
    ],
    [{ retention: 5 }, TypeError, "Unknown option `retention` of sqliteStore. Did you mean `retentionMs`?"],
    ["fast", TypeError, "Expected the options of sqliteStore to be an object"],
  ])("refuses %o, and makes no file", (options: unknown, kind, message) => {
    const open = () => sqliteStore(path, options as SqliteStoreOptions);
    expect(open).toThrow(kind);
    expect(open).toThrow(message);
    expect(existsSync(path)).toBe(false);
  });

  it.each([undefined, "", 7, new URL("file:///leads.sqlite"), "leads\0.sqlite"])(
    "refuses the path %o",
    (given) => {
      const open = () => sqliteStore(given as string);
      expect(open).toThrow(TypeError);
      expect(open).toThrow("Pass the path of the file, for example");
    },
  );
});
