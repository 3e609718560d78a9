import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { commands } from "../../src/apps/cli/declarations/commands.ts";
import { clientOptions } from "../../src/apps/cli/declarations/shared.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pages = globSync(
  [
    "README.md",
    "SECURITY.md",
    "docs/**/*.md",
    "docs/site/**",
    "docs/public/**/*.txt",
    "examples/**/*.{md,json,ts,js,mjs}",
  ],
  { cwd: root, exclude: ["**/node_modules/**", "docs/.vitepress/**"] },
).filter((path) => /\.\w+$/.test(path));

/** Where the option is that of another program: of Node in front of a script, in pm2, in Docker. */
const ofOthers = [
  /node --env-file=/,
  /--node-args="--env-file=/,
  /^ {2}--env-file \.env -v leads:/,
  /^an option of Node|Do not give `--env-file`/,
];

function linesWith(text: string, paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) =>
    readFileSync(root + path, "utf8")
      .split("\n")
      .filter((line) => line.includes(text))
      .map((line) => `${path}: ${line}`),
  );
}

describe("the file of settings", () => {
  it("is never given to our command as --env-file, in no page and no example", () => {
    expect(pages.length).toBeGreaterThan(60);
    const lines = linesWith("--env-file", pages);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => !ofOthers.some((other) => other.test(line.replace(/^\S+: /, ""))))).toEqual(
      [],
    );
  });

  it("has the name --settings in the help of every command that needs a token, and --env-file in none", () => {
    const declared = commands.map(
      ({ name, options }) => [name, options.map(({ flags }) => flags).join()] as const,
    );
    expect(
      declared.filter(([, flags]) => flags.includes("--token-file") && !flags.includes("--settings <file>")),
    ).toEqual([]);
    expect(clientOptions.map(({ flags }) => flags)).toContain("--settings <file>");
    expect(JSON.stringify(commands)).not.toContain("env-file");
  });

  it("is named in messages and in what init writes as a page names it", () => {
    const sources = globSync("src/**/*.{ts,tsx}", { cwd: root });
    const lines = linesWith("--env-file", sources).filter(
      (line) => !ofOthers.some((other) => other.test(line)),
    );
    expect(lines).toEqual([expect.stringMatching(/^src\/apps\/cli\/program\.ts: .*\.exec\(word\)/)]);
  });

  it("is in the guides, in each language of them", () => {
    for (const page of [
      "cli.md",
      "no-code.md",
      "no-code.uk.md",
      "no-code.pl.md",
      "mcp.md",
      "studio.md",
      "hosting.md",
    ])
      expect([page, readFileSync(`${root}docs/${page}`, "utf8").includes("--settings")]).toEqual([
        page,
        true,
      ]);
  });
});
