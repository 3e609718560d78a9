import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { languages } from "../../docs/.vitepress/languages.ts";
import { projectFiles } from "../../src/apps/cli/commands/projectFiles.ts";
import { codeBlocks } from "./codeBlocks.ts";
import { shapeOfBlock } from "./sampleShape.ts";
import { ownersPages, translationsOf } from "./translations.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The README, the guides and the decisions. `npm run typecheck` compiles what they show. */
const guides = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
  "docs/skills/baselinker-sdk/SKILL.md",
  ...readdirSync(join(root, "docs/decisions")).map((name) => `docs/decisions/${name}`),
];

/** But for the list of codes, which is made for each. */
const translated = ownersPages
  .filter((page) => page !== "issue-codes.md")
  .flatMap((page) => translationsOf(page).map((translation) => ({ page, translation })));

/** What a line begins with, where it is more than text. */
function shapeOf(name: string): string[] {
  const lines = readFileSync(join(root, "docs", name), "utf8").split("\n");
  return lines.flatMap((line) => (/^(?:#+ |- |\||```.*)/.exec(line) ?? []).slice(0, 1));
}

const blocksOf = (name: string) => codeBlocks(join(root, "docs", name)).map(shapeOfBlock);

describe("the guides", () => {
  it("are in every language where a shop owner reads them, and in English only elsewhere", () => {
    const names = readdirSync(join(root, "docs"));
    expect(names).toEqual(expect.arrayContaining([...ownersPages]));
    const translations = ["README.md", ...ownersPages].flatMap(translationsOf);
    expect(names.filter((name) => /\.\w+\.md$/.test(name)).sort()).toEqual(translations.sort());
  });

  it.each(translated)("have the same headings, rows and code in $translation as in $page", (pair) => {
    expect(shapeOf(pair.translation)).toEqual(shapeOf(pair.page));
    expect(blocksOf(pair.translation)).toEqual(blocksOf(pair.page));
  });

  it("link to no file that does not exist", () => {
    const dead = guides.flatMap((guide) => {
      const text = readFileSync(join(root, guide), "utf8");
      const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) => match[1] ?? "");
      return targets
        .filter((target) => !existsSync(join(root, dirname(guide), target)))
        .map((target) => `${guide}: ${target}`);
    });
    expect(dead).toEqual([]);
  });

  it.each(languages)("link to pages in their own language where there are some: $label", ({ code }) => {
    const pages = readdirSync(join(root, "docs")).filter((name) => name.endsWith(`.${code}.md`));
    const elsewhere = pages.flatMap((name) => {
      const links = readFileSync(join(root, "docs", name), "utf8").matchAll(/\]\(([\w-]+)\.md\b/g);
      // A link to the page itself is one to another language.
      return [...links]
        .map(([, target = ""]) => target)
        .filter((target) => target !== name.split(".")[0] && pages.includes(`${target}.${code}.md`))
        .map((target) => `${name}: ${target}.md`);
    });
    expect(elsewhere).toEqual([]);
  });

  it("name no npm script that neither we nor a project of `init` has", async () => {
    const { default: manifest } = await import("../../package.json", { with: { type: "json" } });
    const blocks = guides.flatMap((guide) => codeBlocks(join(root, guide)));
    const scripts = blocks.flatMap(({ code }) =>
      [...code.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? ""),
    );
    const ofInit = JSON.parse(projectFiles([], "node")["package.json"] ?? "").scripts;
    const known = { ...manifest.scripts, ...ofInit };
    expect(scripts.filter((name) => !Object.hasOwn(known, name))).toEqual([]);
  });
});
