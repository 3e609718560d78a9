import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { issueCodes } from "../../src/mapping/issueCodes.ts";

/**
 * Writes the table of issue codes into the guides to the rules. With `--check` it only compares, and exits
 * with 1 where one is stale.
 */
const begin = "<!-- issue codes: begin -->";
const end = "<!-- issue codes: end -->";

const rows = Object.entries(issueCodes).map(
  ([code, { level, text }]) => `| \`${code}\` | ${level} | ${text} |`,
);
const table = ["| code | level | what happened and what to do |", "| --- | --- | --- |", ...rows].join("\n");

for (const name of ["rules.md", "rules.uk.md"]) {
  const file = fileURLToPath(new URL(`../${name}`, import.meta.url));
  const before = readFileSync(file, "utf8");
  const start = before.indexOf(begin);
  const stop = before.indexOf(end);
  if (start < 0 || stop < start)
    throw new Error(`docs/${name} has lost the marks of its table. Put them back.`);
  const after = `${before.slice(0, start)}${begin}\n\n${table}\n\n${before.slice(stop)}`;
  if (before === after) continue;
  if (process.argv.includes("--check")) {
    console.error(`docs/${name} is stale. Run: npm run generate`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, after);
  }
}
