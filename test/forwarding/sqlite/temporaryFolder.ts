import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** A folder that goes when the tests of the file are done; in memory where that is possible, as tests write much. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "sqlite-limiter-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Gives the path of another file in the folder each time. */
export function newFilesIn(folder: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    return join(folder, `${count}.sqlite`);
  };
}
