import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { codeHits, nameHits, proseHits } from "./findOldWords.ts";
import type { Piece } from "./readTexts.ts";

/** Folders and files that are rewritten just now, by the beginning of their path. Empty again in the end. */
const pending: readonly string[] = [];

/** Files that have to name what is old. The changelog is not read at all. */
const allowed = [
  "src/mapping/rules/problems.ts",
  "test/mapping/renamedWords.test.ts",
  "test/architecture/oldWords.ts",
  "test/architecture/words.test.ts",
];

const root = fileURLToPath(new URL("../..", import.meta.url));
const files = ["src", "test", "docs", "examples", "README.md", "CONTRIBUTING.md", "SECURITY.md"]
  .flatMap((name) => (name.endsWith(".md") ? [name] : filesIn(name)))
  .filter((path) => !allowed.includes(path) && !pending.some((start) => path.startsWith(start)));

describe("the words of this project", () => {
  it("hold no name that was given up", () => {
    expect(search(/\.tsx?$/, (path, text) => nameHits(path, text))).toEqual([]);
  });

  it("hold no word of the rules, code or option that was renamed", () => {
    expect(search(/./, codeHits)).toEqual([]);
  });

  it("hold no sentence that was rewritten, and no old English", () => {
    expect(search(/./, proseHits)).toEqual([]);
  });

  it("would be found if one came back", () => {
    const code = `
      /** Whoever calls this begins anew. It is no list,
       *  and stands for nothing. */
      function hideToken() { return call({ unmatched: "keep" }, "sku_refused", "A mapper: no path of
        this rule") }`;
    expect(nameHits("src/client/calls/x.ts", code)).toHaveLength(1);
    expect(nameHits("src/forwarding/forwarder/x.ts", "store.keep(1)")).toHaveLength(1);
    expect(nameHits("src/mapping/x.ts", "rules.keep(1)")).toHaveLength(0);
    expect(nameHits("src/x.ts", "const mostKeys = longestWait - this.#shortestWait")).toHaveLength(3);
    expect(codeHits("src/x.ts", code)).toHaveLength(1);
    expect(proseHits("src/x.ts", code).map(({ text }) => text.split(" → ")[0])).toEqual([
      "“stands”",
      "“is no ”",
      "“anew”",
      "“Whoever”",
    ]);
    const quaint = "// Nobody has it in hand for so long; it goes on by itself.";
    expect(proseHits("src/x.ts", quaint).map(({ text }) => text.split(" → ")[0])).toEqual([
      "“Nobody”",
      "“so long”",
      "“in hand”",
      "“by itself”",
      "“goes on”",
    ]);
    const page =
      'Some `"refuse"` words.\n\n```json\n{ "minor": true }\n```\n\nIt is no\nlonger under\nway.\n';
    expect(codeHits("docs/x.md", page).map(({ line }) => line)).toEqual([1, 4]);
    expect(proseHits("docs/x.md", page).map(({ line }) => line)).toEqual([7]);
  });

  it("leave plain English alone", () => {
    const page =
      "A minor version. There is no key; it is no longer needed. Both kept together. We refuse it. " +
      "Documents made up to this time. So many pages that it stops. The hand-in handle.";
    expect([...codeHits("docs/x.md", page), ...proseHits("docs/x.md", page)]).toEqual([]);
    const code = "const standard = almost(refuse(minor, mark)); // It understands recommendations.";
    expect([...nameHits("src/client/calls/x.ts", code), ...codeHits("src/client/calls/x.ts", code)]).toEqual(
      [],
    );
    expect(proseHits("src/client/calls/x.ts", code)).toEqual([]);
  });
});

function search(names: RegExp, hits: (path: string, text: string) => Piece[]): string[] {
  return files
    .filter((path) => names.test(path))
    .flatMap((path) => {
      const found = hits(path, readFileSync(join(root, path), "utf8"));
      return found.map(({ line, text }) => `${path}:${line}: ${text}`);
    });
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      // The pages of the API are written by the site's build.
      const isLeft = ["node_modules", "dist", ".next"].includes(entry.name) || path === "docs/api";
      return isLeft ? [] : filesIn(path);
    }
    return /\.(tsx?|mjs|md|json)$/.test(entry.name) && entry.name !== "package-lock.json" ? [path] : [];
  });
}
