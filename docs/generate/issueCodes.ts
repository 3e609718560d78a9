import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { issueCodes } from "../../src/mapping/issueCodes.ts";
import { issueCodesUk } from "./issueCodesUk.ts";

/**
 * Writes the table of issue codes into the guides to the rules, in the language of each. With `--check` it
 * only compares, and exits with 1 where one is stale.
 */
const begin = "<!-- issue codes: begin -->";
const end = "<!-- issue codes: end -->";

const english = Object.fromEntries(Object.entries(issueCodes).map(([code, { text }]) => [code, text]));
const problems = problemsOf(issueCodesUk);

if (problems.length > 0) {
  console.error(
    `docs/generate/issueCodesUk.ts does not fit src/mapping/issueCodes.ts:\n${problems.join("\n")}`,
  );
  process.exitCode = 1;
} else {
  write("rules.md", "| code | level | what happened and what to do |", english);
  write("rules.uk.md", "| код | рівень | що сталося і що робити |", issueCodesUk);
}

function write(name: string, head: string, texts: Readonly<Record<string, string>>): void {
  const rows = Object.entries(issueCodes).map(
    ([code, { level }]) => `| \`${code}\` | ${level} | ${texts[code]} |`,
  );
  const table = [head, "| --- | --- | --- |", ...rows].join("\n");
  const file = fileURLToPath(new URL(`../${name}`, import.meta.url));
  const before = readFileSync(file, "utf8");
  const start = before.indexOf(begin);
  const stop = before.indexOf(end);
  if (start < 0 || stop < start)
    throw new Error(`docs/${name} has lost the marks of its table. Put them back.`);
  const after = `${before.slice(0, start)}${begin}\n\n${table}\n\n${before.slice(stop)}`;
  if (before === after) return;
  if (process.argv.includes("--check")) {
    console.error(`docs/${name} is stale. Run: npm run generate`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, after);
  }
}

/** Codes that have no translation, translations of no code, and details that one language leaves out. */
function problemsOf(texts: Readonly<Record<string, string>>): string[] {
  const codes = Object.keys(english);
  return [
    ...codes.filter((code) => !Object.hasOwn(texts, code)).map((code) => `- ${code} has no translation`),
    ...Object.keys(texts)
      .filter((code) => !codes.includes(code))
      .map((code) => `- ${code} is no code any more`),
    ...codes
      .filter((code) => Object.hasOwn(texts, code) && detailsOf(texts[code]) !== detailsOf(english[code]))
      .map((code) => `- ${code} does not name the same details: ${detailsOf(english[code]) || "none"}`),
  ];
}

function detailsOf(text = ""): string {
  return [...new Set(text.match(/\{\w+\}/g))].sort().join(" ");
}
