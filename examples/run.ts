/**
 * Installs and tests the examples, each with its own lockfile, against the built package (`npm run build`
 * first). `node examples/run.ts` for all, or with names: `node examples/run.ts express-webhook workers`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const all = readdirSync(here).filter((name) => existsSync(`${here}${name}/package.json`));
const chosen = process.argv.length > 2 ? process.argv.slice(2) : all;
const unknown = chosen.filter((name) => !all.includes(name));
if (unknown.length > 0)
  throw new Error(`There is no example ${unknown.join(", ")}. Use some of ${all.join(", ")}.`);
if (!existsSync(`${here}../dist/index.js`))
  throw new Error("The package is not built. Run `npm run build` first.");

// On Windows npm is a script that only a shell can start.
const options = { stdio: "inherit", shell: process.platform === "win32" } as const;
const failed = chosen.filter((name) => {
  console.log(`\n== ${name}`);
  const steps = [["ci", "--no-audit", "--no-fund"], ["test"]];
  return steps.some((args) => spawnSync("npm", args, { ...options, cwd: `${here}${name}` }).status !== 0);
});
console.log(
  failed.length === 0 ? `\nexamples: ${chosen.length} pass` : `\nexamples: ${failed.join(", ")} FAILED`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
