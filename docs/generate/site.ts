import { spawn } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writePolicies } from "./contentPolicy.ts";
import { writeRedirects } from "./redirects.ts";

/** Builds the site, and next to it the reference of every export, which becomes its folder `reference`. */
const root = fileURLToPath(new URL("../..", import.meta.url));
const reference = fileURLToPath(new URL("../reference", import.meta.url));
const built = fileURLToPath(new URL("../.vitepress/dist", import.meta.url));
const started = performance.now();

rmSync(reference, { recursive: true, force: true });
await Promise.all([
  // What does not type-check is told by `npm run typecheck`.
  run("node_modules/typedoc/bin/typedoc", "--skipErrorChecking", "--logLevel", "Warn"),
  run("docs/node_modules/vitepress/bin/vitepress.js", "build", "docs"),
]);
cpSync(reference, join(built, "reference"), { recursive: true });
writeRedirects(built);
writePolicies(built);
console.log(`site: built in ${Math.round((performance.now() - started) / 1_000)} s`);

function run(script: string, ...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${script} ended with ${code}.`))));
  });
}
