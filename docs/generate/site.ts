import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writePolicies } from "./contentPolicy.ts";
import { writeRedirects } from "./redirects.ts";

/** Builds the site. The pages of all exports are written first: they are in `api`, and no one edits them. */
const root = fileURLToPath(new URL("../..", import.meta.url));
const built = fileURLToPath(new URL("../.vitepress/dist", import.meta.url));
const started = performance.now();

rmSync(fileURLToPath(new URL("../api", import.meta.url)), { recursive: true, force: true });
await run("typedoc/bin/typedoc", "--options", "docs/typedoc.config.js", "--logLevel", "Warn");
await run("vitepress/bin/vitepress.js", "build", "docs");
writeRedirects(built);
writePolicies(built);
console.log(`site: built in ${Math.round((performance.now() - started) / 1_000)} s`);

function run(script: string, ...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [join("docs/node_modules", script), ...args], {
    cwd: root,
    stdio: "inherit",
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${script} ended with ${code}.`))));
  });
}
