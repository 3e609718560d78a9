import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { openFile, transactions } from "../../../src/forwarding/sqlite/openFile.ts";
import { manualClock } from "../../support/manualClock.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

const folder = temporaryFolder();

const whenReplaced = { advice: "Restart.", retryable: true };
const table = { name: "things", sql: "CREATE TABLE IF NOT EXISTS things (id INTEGER)" };

it("gives up in time where another process does not release the file", () => {
  const path = join(folder, "kept.sqlite");
  const other = new DatabaseSync(path);
  other.exec("BEGIN EXCLUSIVE");
  expect(() => openFile("a test", path, table, { timeoutMs: 30 })).toThrow(
    expect.objectContaining({
      message: `The file ${path} is locked by another process. Try again later.`,
      retryable: true,
    }),
  );
  other.close();
});

it("waits for no file but a locked one, as no other gets better on its own", () => {
  const text = join(folder, "text.sqlite");
  writeFileSync(text, "Dear diary, today I keep my leads in a text file.\n".repeat(100));
  const waits: string[] = [];
  for (const path of [text, join(folder, "none", "x.sqlite")]) {
    expect(() => openFile("a test", path, table, { wait: () => waits.push(path) })).toThrow("The file");
  }
  expect(waits).toEqual([]);
});

describe("a transaction", () => {
  const begin = (name: string, maxWaitMs: number) => {
    const clock = manualClock();
    const file = openFile("a test", join(folder, name), table);
    return { clock, file, transaction: transactions(file, { maxWaitMs, clock, whenReplaced }) };
  };
  const failure = (errcode: number) => Object.assign(new Error("SQLite failed."), { errcode });

  it.each([
    ["busy", 5],
    ["locked", 6],
    ["busy while it recovers", 261],
  ])("is tried again while the file is %s, up to the time-out", async (name, errcode) => {
    const { clock, file, transaction } = begin(`${name}.sqlite`, 100);
    let tries = 0;
    const twice = transaction(() => {
      tries += 1;
      if (tries < 3) throw failure(errcode);
      return "done";
    });
    const never = transaction(() => {
      throw failure(errcode);
    });
    const refused = expect(never).rejects.toMatchObject({
      retryable: true,
      message: `The file ${file.path} is locked by another process. Try again later.`,
    });
    await clock.advance(40);
    await expect(twice).resolves.toBe("done");
    await clock.advance(60);
    await refused;
    expect(clock.timers).toBe(0);
    file.database.close();
  });

  it("tells what went wrong, also where SQLite has ended the transaction itself", async () => {
    const { file, transaction } = begin("ended.sqlite", 0);
    const full = transaction(() => {
      file.database.exec("ROLLBACK");
      throw failure(13);
    });
    await expect(full).rejects.toMatchObject({ message: expect.stringContaining("the disk is full") });
    await expect(transaction(() => "the next one")).resolves.toBe("the next one");
    file.database.close();
  });

  it("is tried once where the time-out is 0, and where something else is wrong", async () => {
    for (const [errcode, retryable, maxWaitMs, words] of [
      [5, true, 0, "is locked by another process"],
      [8, true, 100, "is read-only. Give the process permission to write"],
      [10, true, 100, "could not be read or written. Check the disk"],
      [11, false, 100, "is damaged"],
      [13, true, 100, "the disk is full"],
      [14, false, 100, "could not be opened"],
      [26, false, 100, "is not a SQLite database"],
      // A code that we do not know may be one that passes.
      [99, true, 100, "could not be used (SQLite error 99). Check the disk"],
    ] as const) {
      const { file, clock, transaction } = begin(`once-${errcode}.sqlite`, maxWaitMs);
      let tries = 0;
      const tried = transaction(() => {
        tries += 1;
        throw failure(errcode);
      });
      const refused = expect(tried).rejects.toMatchObject({
        code: "STORE_FAILED",
        retryable,
        message: expect.stringContaining(words),
      });
      await clock.advance(maxWaitMs);
      await refused;
      expect(tries).toBe(1);
      file.database.close();
    }
  });
});
