import { globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { headingId } from "../../docs/.vitepress/headingId.ts";

const docs = new URL("../../docs/", import.meta.url);
const read = (page: string) => readFileSync(new URL(page, docs), "utf8");

describe("links between pages", () => {
  const pages = readdirSync(docs).filter((name) => name.endsWith(".md"));
  const headings = new Map(
    pages.map((page) => [
      page,
      [
        ...read(page)
          .replaceAll(/^```[\s\S]*?^```$/gm, "")
          .matchAll(/^#+ (.+)$/gm),
      ].map(([, heading = ""]) => headingId(heading)),
    ]),
  );

  it("lead to headings that exist", () => {
    const dead = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\(([\w.-]+\.md)?#([^)]+)\)/g)]
        .filter(([, target = page, anchor = ""]) => headings.get(target)?.includes(anchor) === false)
        .map(([link]) => `${page}: ${link}`),
    );
    expect(dead).toEqual([]);
  });

  it("lead from the sources to pages and headings that exist", () => {
    const root = fileURLToPath(new URL("../", docs));
    const dead = globSync("{src,examples}/**/*.ts", {
      cwd: root,
      exclude: ["**/node_modules/**"],
    }).flatMap((file) =>
      [...readFileSync(join(root, file), "utf8").matchAll(/\bdocs\/([\w.-]+\.md)(?:#([\w-]+))?/g)]
        .filter(
          ([, page = "", anchor]) => !(anchor ? headings.get(page)?.includes(anchor) : headings.has(page)),
        )
        .map(([name]) => `${file}: ${name}`),
    );
    expect(dead).toEqual([]);
  });
});
