import { pathToFileURL } from "node:url";

/**
 * Measures one case with one build and prints it: `<dist> <file of cases> <name> <input as JSON>`. A case of a build
 * gets its entry points, and gives what is to be repeated.
 */

/** The entry points of a build: what is in them differs from build to build. */
export interface Build {
  readonly entry: (name: "index" | "mapping") => Promise<Readonly<Record<string, never>>>;
}

/** Prepares a case; what it gives is called over and over. */
export type BenchCase = (build: Build, input: never) => Promise<() => unknown>;

const [dist = "", file = "", name = "", input = "null"] = process.argv.slice(2);
const warmMs = 600;
const measuredMs = 600;

const { cases }: { cases: Readonly<Record<string, BenchCase>> } = await import(pathToFileURL(file).href);
const prepare = cases[name];
if (prepare === undefined) throw new Error(`There is no case ${name} in ${file}.`);
const run = await prepare(
  { entry: (entry) => import(pathToFileURL(`${dist}/${entry}.js`).href) },
  JSON.parse(input) as never,
);
await repeat(warmMs);
globalThis.gc?.();
console.log(JSON.stringify({ nanoseconds: await repeat(measuredMs) }));
process.exit(0);

/** Processor time, not time on the clock: what else the machine does meanwhile takes none of it. */
async function repeat(durationMs: number): Promise<number> {
  const before = process.cpuUsage();
  let times = 0;
  for (;;) {
    // Ten at a time: asking would be most of what a quick case takes.
    for (let each = 0; each < 10; each += 1) {
      const pending = run();
      if (pending instanceof Promise) await pending;
    }
    times += 10;
    const { user, system } = process.cpuUsage(before);
    if (user + system >= durationMs * 1e3) return ((user + system) * 1e3) / times;
  }
}
