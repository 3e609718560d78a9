import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { codeBlocks } from "./codeBlocks.ts";
import { ownersPages, translationsOf } from "./translations.ts";

const docs = fileURLToPath(new URL("../../docs/", import.meta.url));
const names = readdirSync(docs).filter((name) => name.endsWith(".md"));

/** How many words a page may have, its code included. A guide answers one question; a reference is complete. */
const maxWords: Readonly<Record<string, number>> = {
  "back-to-source.md": 1_200,
  "client.md": 1_200,
  "delivery.md": 1_200,
  "delivery-reference.md": 3_500,
  "getting-started.md": 700,
  "hosting.md": 900,
  "leadbox.md": 900,
  "mcp.md": 1_000,
  "no-code.md": 1_000,
  "observability.md": 1_400,
  "promises.md": 2_000,
  "queues.md": 1_250,
  "register.md": 1_200,
  "rule-tests.md": 1_000,
  "rules.md": 1_500,
  "rules-reference.md": 5_000,
  "senders.md": 2_200,
  "stores.md": 1_200,
  "stores-reference.md": 1_500,
  "testing.md": 1_200,
  "testing-reference.md": 1_500,
  "watch-orders.md": 1_200,
  "webhooks.md": 1_500,
};

/** Of all pages together, with their translations, but without those that are generated from declarations. */
const maxWordsOfAll = 75_000;
const generated = /^(?:methods|issue-codes)\./;

/** What a command prints is as wide as it is, and the README's code is the README's. */
const asWideAsItIs = /^(?:cli|README\.\w+)\.md$/;
const maxColumns = 84;

/** The guides for developers. */
const developersGuides = [
  "back-to-source.md",
  "client.md",
  "delivery.md",
  "getting-started.md",
  "observability.md",
  "queues.md",
  "register.md",
  "stores.md",
  "testing.md",
  "watch-orders.md",
  "webhooks.md",
];

/** The lines of a table are not words. */
const wordsOf = (name: string) =>
  readFileSync(docs + name, "utf8")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

describe("the pages of docs", () => {
  it.each(Object.entries(maxWords))("%s has at most %d words, in each language", (page, max) => {
    const own = [page, ...(ownersPages.includes(page) ? translationsOf(page) : [])];
    expect(own.filter((name) => wordsOf(name) > max)).toEqual([]);
  });

  it("have few enough words for a person to find the right ones", () => {
    const counted = names.filter((name) => !generated.test(name)).map(wordsOf);
    expect(counted.reduce((sum, words) => sum + words, 0)).toBeLessThanOrEqual(maxWordsOfAll);
  });

  it.each(names.filter((name) => !asWideAsItIs.test(name)))(
    `%s has no line of code of more than ${maxColumns} columns, which would be cut off`,
    (name) => {
      // What a command prints in another language is as wide as that language is.
      const isTranslation = /\.\w+\.md$/.test(name);
      const blocks = codeBlocks(docs + name).filter(
        ({ language }) => !isTranslation || language !== "console",
      );
      const lines = blocks.flatMap(({ code }) => code.split("\n"));
      expect(lines.filter((line) => line.length > maxColumns)).toEqual([]);
    },
  );

  it.each(developersGuides)("%s begins with one sentence and a program", (name) => {
    const [, , sentence = "", , first = ""] = readFileSync(docs + name, "utf8").split("\n");
    expect(sentence.length).toBeGreaterThan(40);
    expect(first).toMatch(/^```(?:ts|sh)/);
  });
});
