import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Runs the benchmarks one after another, each in a process of its own, so that none disturbs another.
 * `npm run bench -- mapping queue` runs only those.
 */
const folder = fileURLToPath(new URL(".", import.meta.url));
const wanted = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.slice(0, -".bench.ts".length))
  .filter((name) => wanted.length === 0 || wanted.includes(name));

if (names.length === 0) {
  console.error(`No benchmark is named ${wanted.join(", ")}.`);
  process.exitCode = 2;
}
const broken: string[] = [];
for (const name of names) {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(process.execPath, ["--expose-gc", `${folder}${name}.bench.ts`], {
    stdio: "inherit",
  });
  if (status !== 0) broken.push(name);
}
if (broken.length > 0) {
  console.error(`\nA promise is broken, see above: ${broken.join(", ")}`);
  process.exitCode = 1;
}
