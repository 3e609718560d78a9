import { globSync, readFileSync } from "node:fs";
import { dirname, matchesGlob } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const locks = globSync("**/package-lock.json", {
  cwd: root,
  // Those of packages are not ours.
  exclude: (path) => /(?:^|\/)(?:node_modules|\.git|dist)$/.test(path),
});

describe("each package-lock.json", () => {
  it("is in a folder that Dependabot looks at", () => {
    const settings = readFileSync(`${root}.github/dependabot.yml`, "utf8");
    const [, folders = ""] = /package-ecosystem: npm\n +directories:\n((?: +- .+\n)+)/.exec(settings) ?? [];
    const patterns = folders.split("\n").map((line) => line.replace(/^ +- /, ""));
    expect(locks.length).toBeGreaterThan(10);
    const unseen = locks
      .map((path) => `/${dirname(path)}`.replace(/^\/\.$/, "/"))
      .filter((folder) => !patterns.some((pattern) => matchesGlob(folder, pattern)));
    expect(unseen).toEqual([]);
  });

  it("has no Fastify before 5.7.2, whose checks of a body end at a tab in the content type", () => {
    const versions = locks.flatMap((path) =>
      [
        ...readFileSync(root + path, "utf8").matchAll(
          /node_modules\/fastify": \{\s+"version": "(\d+)\.(\d+)\.(\d+)"/g,
        ),
      ].map((match) => match.slice(1).map(Number)),
    );
    expect(versions.length).toBeGreaterThan(1);
    const rank = (version: readonly number[]) => version.reduce((sum, part) => sum * 10_000 + part, 0);
    expect(versions.filter((version) => rank(version) < rank([5, 7, 2]))).toEqual([]);
  });
});
