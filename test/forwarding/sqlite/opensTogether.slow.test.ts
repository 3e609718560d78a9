import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
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
