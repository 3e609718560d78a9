import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBundled } from "./findBundled.ts";

/**
 * Writes THIRD-PARTY-NOTICES.md for the packages that the build really bundles. With `--check` it only
 * compares, and exits with 1 where the file is stale.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const file = join(root, "THIRD-PARTY-NOTICES.md");

const text = await notices();
if (process.argv.includes("--check")) {
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
    console.error("THIRD-PARTY-NOTICES.md is stale. Run: npm run generate");
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, text);
}

async function notices(): Promise<string> {
  const names = await findBundled(root);
  const sections = names.map((name) => `## ${name}\n\n${licenceOf(name)}\n`);
  return `# Third-party notices\n\nThe published files contain parts of these packages.\n\n${sections.join("\n")}`;
}

/** The licence as the package ships it, as a quoted block. */
function licenceOf(name: string): string {
  const folder = join(root, "node_modules", name);
  const licence = readdirSync(folder).find((each) => /^licen[cs]e([.-][\w.-]+)?$/i.test(each));
  const text =
    licence === undefined ? namedLicence(folder, name) : readFileSync(join(folder, licence), "utf8");
  const lines = text.trim().split(/\r?\n/);
  return lines.map((line) => `> ${line}`.trimEnd()).join("\n");
}

/** Some packages only name their licence. TypeScript has the text of the one that they name. */
function namedLicence(folder: string, name: string): string {
  const { license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (license !== "Apache-2.0") throw new Error(`${name} ships no licence file`);
  const text = readFileSync(join(root, "node_modules/typescript/LICENSE.txt"), "utf8");
  return `Copyright ${typeof author === "string" ? author : author?.name}\n\n${text.trim()}`;
}
