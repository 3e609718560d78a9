import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const isOurs = (path: string) => !path.includes("node_modules");
const fast = globSync("test/**/!(*.slow).test.ts", { cwd: root }).filter(isOurs);
const wholeRun = join("test", "support", "wholeRun.ts");
const textOf = (path: string) => readFileSync(join(root, path), "utf8");

/** The files of `test/` that a file loads, itself included. */
function loadedBy(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path) || !existsSync(join(root, path))) return seen;
  seen.add(path);
  for (const [, target = ""] of textOf(path).matchAll(/^(?:import|\} from) .*?"(\.[^"]*\.ts)";$/gm)) {
    const next = join(dirname(path), target);
    if (next.startsWith("test")) loadedBy(next, seen);
  }
  return seen;
}

it("a test of `npm test` that leaves cases out is run with all of them by `npm run test:slow`", () => {
  const shortened = fast.filter((path) => loadedBy(path).has(wholeRun));
  expect(shortened.length).toBeGreaterThan(10);
  const forgotten = shortened.filter((path) => {
    const slow = path.replace(".test.ts", ".slow.test.ts");
    return (
      !existsSync(join(root, slow)) || !textOf(slow).includes(`import "./${path.split(/[\\/]/).at(-1)}";`)
    );
  });
  expect(forgotten).toEqual([]);
});

it("no test of `npm test` has a time limit of its own: what takes seconds is a slow test", () => {
  const ownLimit =
    /^\s*\}, [\d_]{4,}\);$|^\s*\{ timeout: [\d_]+ \},$|", \{ timeout: [\d_]{5,} |\{\n\s+timeout: [\d_]+,\n\s+\}, (?:async )?\(/m;
  const limited = fast.filter((path) => ownLimit.test(textOf(path)));
  expect(limited).toEqual([]);
});
