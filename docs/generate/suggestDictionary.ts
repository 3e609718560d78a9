import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { DictionaryText } from "../../src/mapping/suggest/dictionary.ts";
import { judgedSources, leaveOneOut, trustOf } from "./judgeSuggestions.ts";
import { mineDictionary } from "./mineDictionary.ts";
import { readySets } from "./readySets.ts";
import { seeds } from "./seedWords.ts";

/**
 * Writes `src/mapping/suggest/minedDictionary.ts` from the ready sets and the sample requests of their tests:
 * what their sources call the parts of an order, and how often each field is guessed right for a source that
 * was left out. With `--check` it only compares, and exits with 1 where the file is stale.
 */
const file = fileURLToPath(new URL("../../src/mapping/suggest/minedDictionary.ts", import.meta.url));
const text = sourceOf(minedDictionary());
if ((existsSync(file) ? readFileSync(file, "utf8") : "") !== text) {
  if (process.argv.includes("--check")) {
    console.error("src/mapping/suggest/minedDictionary.ts is stale. Run: npm run generate");
    process.exitCode = 1;
  } else {
    writeFileSync(file, text);
  }
}

function minedDictionary(): DictionaryText {
  const sets = readySets();
  return {
    ...mineDictionary(sets, seeds),
    trust: trustOf([...leaveOneOut(sets, judgedSources(sets)).values()]),
  };
}

function sourceOf(dictionary: DictionaryText): string {
  const fields = Object.entries(dictionary).map(
    ([name, value]) => `  ${name}: \`${quoted(inLines(value))}\`,`,
  );
  return `import type { DictionaryText } from "./dictionary.ts";

/** Made by docs/generate/suggestDictionary.ts from the ready sets. */
export const minedDictionary: DictionaryText = {
${fields.join("\n")}
};
`;
}

/** Several rows a line. */
function inLines(rows: string): string {
  return rows
    .replaceAll("\n", ";")
    .replace(/(.{1,100})(?:;|$)/g, "$1\n")
    .trimEnd();
}

function quoted(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${");
}
