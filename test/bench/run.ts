import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/**
 * Runs the benchmarks one after another, each in a process of its own, so that none disturbs another.
 * `npm run bench -- mapping queue` runs only those, `--except soak` all others.
 */
const folder = fileURLToPath(new URL(".", import.meta.url));
const { positionals: wanted, values } = parseArgs({
  options: { except: { type: "string", multiple: true, default: [] } },
  allowPositionals: true,
});
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.slice(0, -".bench.ts".length))
  .filter((name) => (wanted.length === 0 || wanted.includes(name)) && !values.except.includes(name));

if (names.length === 0) {
  console.error(`No benchmark is named ${wanted.join(", ")}.`);
  process.exitCode = 2;
}
const broken: string[] = [];
for (const name of names) {
  console.log(`\n== ${name}`);
  const started = performance.now();
  const { status } = spawnSync(process.execPath, ["--expose-gc", `${folder}${name}.bench.ts`], {
    stdio: "inherit",
  });
  console.log(`(${((performance.now() - started) / 1000).toFixed(0)} s)`);
  if (status !== 0) broken.push(name);
}
if (broken.length > 0) {
  console.error(`\nA promise is broken, see above: ${broken.join(", ")}`);
  process.exitCode = 1;
}
