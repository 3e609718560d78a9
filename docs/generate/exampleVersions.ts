import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Writes the version of the package into each `examples/<name>/package.json`, so that `npm install` in a copy of the
 * folder installs the release that the folder is from. A release runs it after `changeset version`. With `--check` it
 * only compares, and exits with 1 where they differ.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const isChecking = process.argv.includes("--check");

const { version } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
for (const name of readdirSync(`${root}examples`)) {
  const file = `${root}examples/${name}/package.json`;
  if (!existsSync(file)) continue;
  const before = readFileSync(file, "utf8");
  const text = before.replace(/("baselinker-sdk": )"[^"]*"/, `$1"^${version}"`);
  if (text === before) continue;
  if (isChecking) {
    console.error(
      `examples/${name}/package.json names another version of the package. Run: npm run generate`,
    );
    process.exitCode = 1;
  } else {
    writeFileSync(file, text);
  }
}
