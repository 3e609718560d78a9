import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../src", import.meta.url));

/** What some runtimes lack, or have as a function that throws, and the one file that asks for it safely. */
const lacking: readonly (readonly [what: RegExp, file: string])[] = [
  [/\bgetBuiltinModule\b/, "shared/runtime/builtin.ts"],
  [/\bAbortSignal\.any\b/, "shared/runtime/abort.ts"],
];

it.each(lacking)("only one file asks for %s, so no other part can fail at the edge", (what, file) => {
  const sources = globSync("**/*.ts", { cwd: root }).map((path) => path.replaceAll("\\", "/"));
  // The apps run on Node.
  const using = sources
    .filter((path) => !path.startsWith("apps/"))
    .filter((path) => what.test(readFileSync(join(root, path), "utf8")));
  expect(using).toEqual([file]);
});
