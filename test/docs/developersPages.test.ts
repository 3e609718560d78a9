import { globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { headingId } from "../../docs/.vitepress/headingId.ts";
import { codeBlocks } from "./codeBlocks.ts";

const docs = new URL("../../docs/", import.meta.url);
const read = (page: string) => readFileSync(new URL(page, docs), "utf8");

/** The pages for developers, and how many words each may have, code included. */
const maxWords: Readonly<Record<string, number>> = {
  "client.md": 1_200,
  "delivery.md": 1_200,
  "delivery-reference.md": 3_500,
  "getting-started.md": 700,
  "queues.md": 1_200,
  "register.md": 1_200,
  "senders.md": 2_200,
  "stores.md": 1_200,
  "stores-reference.md": 1_500,
  "testing.md": 1_200,
  "testing-reference.md": 1_500,
  "watch-orders.md": 1_200,
  "webhooks.md": 1_500,
};
const guides = Object.keys(maxWords).filter((page) => !/-reference|senders/.test(page));

describe.each(Object.entries(maxWords))("%s", (page, most) => {
  it(`has at most ${most} words`, () => {
    const words = read(page)
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word));
    expect(words.length).toBeLessThanOrEqual(most);
  });

  it("has code of at most 84 columns", () => {
    const lines = codeBlocks(new URL(page, docs).pathname).flatMap(({ code }) => code.split("\n"));
    expect(lines.filter((line) => line.length > 84)).toEqual([]);
  });
});

it.each(guides)("%s begins with one sentence and a program", (page) => {
  const [, , sentence = "", , first = ""] = read(page).split("\n");
  expect(sentence.length).toBeGreaterThan(40);
  expect(first).toMatch(/^```(?:ts|sh)/);
});

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
