import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { commandPage } from "./commandPage.ts";

/** Writes `docs/cli.md`. With `--check` it only compares, and exits with 1 where it is stale. */
const root = fileURLToPath(new URL("../..", import.meta.url));
const file = new URL("../cli.md", import.meta.url);
const text = await commandPage(root);
if (!process.argv.includes("--check")) writeFileSync(file, text);
else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
  console.error("docs/cli.md is stale. Run: npm run generate");
  process.exitCode = 1;
}
