import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { openFile } from "../../src/sqlite/openFile.ts";
import type { OpensTogether } from "./opensTogether.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

const folder = temporaryFolder();

it("opens a new file for all who ask at the same moment, for leads or for the limit", async () => {
  const threads = 4;
  const ready = new Int32Array(new SharedArrayBuffer(4));
  const paths = Array.from({ length: 200 }, (_, index) => join(folder, `${index}.sqlite`));
  const failures = await Promise.all(
    Array.from({ length: threads }, async (_, thread) => {
      const workerData: OpensTogether = { paths, threads, ready, opensStore: thread % 2 === 0 };
      const worker = new Worker(new URL("opensTogether.ts", import.meta.url), { workerData });
      const [messages] = await once(worker, "message");
      return messages;
    }),
  );
  expect(failures.flat()).toEqual([]);
});

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

it("waits for no file but a locked one, as no other gets better by itself", () => {
  const text = join(folder, "text.sqlite");
  writeFileSync(text, "Dear diary, today I keep my leads in a text file.\n".repeat(100));
  const waits: string[] = [];
  for (const path of [text, join(folder, "none", "x.sqlite")]) {
    expect(() => openFile("a test", path, table, { wait: () => waits.push(path) })).toThrow("The file");
  }
  expect(waits).toEqual([]);
});
