import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import type { EditedFile } from "./embedded.ts";

/** The thread of `embedded.ts`: answers with what a module exports. */
const { module, edited }: { readonly module: string; readonly edited?: EditedFile } = workerData;

if (edited !== undefined) {
  const { readFileSync } = fs;
  Object.assign(fs, {
    readFileSync(file: string | URL, options: BufferEncoding) {
      const path = file instanceof URL ? fileURLToPath(file) : file;
      return path === edited.path ? edited.text : readFileSync(file, options);
    },
  });
  syncBuiltinESMExports();
}
parentPort?.postMessage({ ...(await import(module)) });
