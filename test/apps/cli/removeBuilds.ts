import { globSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Of vitest, which calls it when all tests have ended: a worker does not know which of its test files is the last. */
export function teardown(): void {
  const builds = globSync(`node_modules/.cli-${process.pid}-*`, { cwd: root });
  for (const build of builds) rmSync(`${root}/${build}`, { recursive: true, force: true });
}
