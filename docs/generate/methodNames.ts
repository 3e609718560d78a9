import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { allMethods } from "../../src/api/methods/methods.ts";
import { allPages } from "../../src/api/methods/pages.ts";

/**
 * Writes src/api/methods/methodNames.ts from the declarations: what a client has to know before they are loaded. With `--check`
 * it only compares, and exits with 1 where the file is stale.
 */
const file = fileURLToPath(new URL("../../src/api/methods/methodNames.ts", import.meta.url));
const text = `// Generated from the declarations by \`npm run generate\`; do not edit.

/** The names of all methods that the SDK knows. A client has them before the declarations are loaded. */
export const methodNames: readonly string[] = /* @__PURE__ */ withVerbs(\`\\
${byVerb(Object.keys(allMethods()))}\`);

/** The names of the methods whose pages an iterator reads. */
export const pagedNames: readonly string[] = /* @__PURE__ */ withVerbs(\`\\
${byVerb(Object.values(allPages()).map(({ of }) => of))}\`);

/** The name of the iterator over the pages of a method: \`iterateOrders\` of \`getOrders\`. */
export function iteratorOf(method: string): string {
  return method.replace("get", "iterate");
}

/** Names that begin with a verb, from words in which each verb stands before what it is said of. */
function withVerbs(words: string): string[] {
  let verb = "";
  return words.split(/\\s/).flatMap((word) => {
    if (word >= "a") verb = word;
    return word >= "a" ? [] : verb + word;
  });
}
`;

/** The names without their verbs, each list after its verb. */
function byVerb(names: readonly string[]): string {
  const objects = Map.groupBy(
    names.map((name) => name.split(/(?=[A-Z])(.*)/)),
    ([verb = ""]) => verb,
  );
  return [...objects]
    .map(([verb, all]) => wrapped([verb, ...all.map(([, object]) => object)].join(" ")))
    .join("\n");
}

function wrapped(words: string): string {
  return words.replace(/(.{1,110})(?: |$)/g, "$1\n").trimEnd();
}

if (!process.argv.includes("--check")) {
  writeFileSync(file, text);
} else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
  console.error("src/api/methods/methodNames.ts is stale. Run: npm run generate");
  process.exitCode = 1;
}
