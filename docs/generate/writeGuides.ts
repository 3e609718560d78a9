import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildWholeCommand } from "./commandBuild.ts";
import { startCommandHost } from "./commandHost.ts";
import { guidesWithCommands, withPrintedOutput } from "./guideCommands.ts";

/**
 * Writes below each command of the guides what it prints in the language of the guide. With `--check` it only compares,
 * and exits with 1 where one is stale.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const built = await mkdtemp(join(root, "node_modules/.cli-"));
const { program } = await buildWholeCommand(root, built);
const host = startCommandHost(program);
try {
  for (const page of guidesWithCommands) {
    const file = new URL(`../${page}`, import.meta.url);
    const before = await readFile(file, "utf8");
    const text = await withPrintedOutput(page, before, host);
    if (text === before) continue;
    if (process.argv.includes("--check")) {
      console.error(`docs/${page} is stale. Run: npm run generate`);
      process.exitCode = 1;
    } else {
      await writeFile(file, text);
    }
  }
} finally {
  host.close();
  await rm(built, { recursive: true, force: true });
}
