import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { manifestLinks, repository } from "./repository.ts";

/**
 * Writes the address of the repository where tools read it, and in package.json where TypeScript finds the entries
 * when it does not read `exports` (`moduleResolution: "node10"`). With `--check` it only compares, and exits with 1
 * where a file is stale. With `--publish` it exits with 1 as long as the address is not known, or where the
 * workflow runs in another repository.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));

if (process.argv.includes("--publish")) {
  refuse();
} else {
  write("package.json", manifest);
  write(".github/CODEOWNERS", owners);
  write(".github/ISSUE_TEMPLATE/config.yml", contacts);
}

function refuse(): void {
  const here = process.env.GITHUB_REPOSITORY ?? "";
  const problem =
    repository === ""
      ? "The repository's address is not known yet. Write it into docs/generate/repository.ts and run: npm run generate"
      : here !== "" && here !== repository
        ? `This is ${here}, but docs/generate/repository.ts names ${repository}. npm would refuse the provenance.`
        : undefined;
  if (problem === undefined) return;
  console.error(`Nothing is published. ${problem}`);
  process.exitCode = 1;
}

function write(path: string, change: (before: string) => string): void {
  const before = readFileSync(root + path, "utf8");
  const after = change(before);
  if (before === after) return;
  if (process.argv.includes("--check")) {
    console.error(`${path} is stale. Run: npm run generate`);
    process.exitCode = 1;
  } else {
    writeFileSync(root + path, after);
  }
}

function manifest(before: string): string {
  const { repository: _, homepage: __, bugs: ___, typesVersions: ____, ...fields } = JSON.parse(before);
  const after: Readonly<Record<string, object>> = {
    // As npm's documentation orders them.
    author: manifestLinks(repository),
    exports: { typesVersions: { "*": declarationsOf(fields.exports) } },
  };
  const entries = Object.entries(fields).flatMap(([name, value]) => [
    [name, value],
    ...Object.entries(after[name] ?? {}),
  ]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

/** The file of each entry but the package itself: its declarations, or the JSON. */
function declarationsOf(exports: Readonly<Record<string, unknown>>): Record<string, string[]> {
  const entries = Object.entries(exports).filter(([name]) => name !== "." && name !== "./package.json");
  return Object.fromEntries(
    entries.map(([name, target]) => [
      name.replace("./", ""),
      [typeof target === "string" ? target : String(Object(target).require.types)],
    ]),
  );
}

function owners(before: string): string {
  const comments = before.split("\n").filter((line) => line.startsWith("#"));
  const rule = repository === "" ? [] : [`* @${repository.split("/")[0]}`];
  return `${[...comments, ...rule].join("\n")}\n`;
}

function contacts(before: string): string {
  const [settings = ""] = before.split(/^contact_links:/m);
  if (repository === "") return settings;
  const url = `https://github.com/${repository}/security/advisories/new`;
  return `${settings}contact_links:
  - name: A vulnerability
    url: ${url}
    about: Report it in private. SECURITY.md says what counts as one.
`;
}
