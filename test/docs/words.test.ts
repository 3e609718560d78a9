import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { Glossary } from "../../src/languages/glossary.ts";
import { languages } from "../../src/languages/languages.ts";
import { unwantedWords } from "../languages/unwantedWords.ts";
import { ownersPages } from "./translations.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(root + path, "utf8");
const tags = Object.keys(languages);
const ofOwners = ["README.md", ...ownersPages].map((page) => page.replace(/\.md$/, ""));

describe.each(tags)("the pages in the language %s", async (tag) => {
  const { glossary }: { readonly glossary: Glossary } = await import(
    `../../src/languages/${tag}/glossary.ts`
  );
  const pages = pagesIn(tag);

  it("say no word that its glossary has another one for", () => {
    const found = pages.flatMap((path) =>
      unwantedWords(glossary, withoutMessages(read(path)), placeOf(path)),
    );
    expect(found).toEqual([]);
  });

  it("have nothing in the letters of another country where a shop owner reads them, samples included", () => {
    const owners = pages.filter((path) => ofOwners.includes(basename(path).split(".")[0] ?? ""));
    expect(owners.length).toBe(ofOwners.length);
    const found = owners.flatMap((path) => {
      const words = withoutOtherLanguages(read(path)).match(/\p{L}+/gu) ?? [];
      const foreign = words.filter((word) => !isWrittenIn(glossary, word));
      return foreign.map((word) => `${path}: ${word}`);
    });
    expect(found).toEqual([]);
  });

  it("have the same words in what the site says around them", () => {
    const texts = textsOfSite().filter((text) => text.tag === tag);
    expect(texts.length).toBeGreaterThan(40);
    expect(texts.flatMap(({ text, file }) => unwantedWords(glossary, text, `docs.site.${file}`))).toEqual([]);
  });
});

/** The pages of the documentation and of the site around it. */
function pagesIn(tag: string): string[] {
  const isIn = (path: string) =>
    tag === "en"
      ? !tags.some((other) => path.includes(`.${other}.`) || path.includes(`site/${other}/`))
      : path.endsWith(`.${tag}.md`) || path.includes(`site/${tag}/`);
  const docs = readdirSync(`${root}docs`).map((name) => `docs/${name}`);
  const site = readdirSync(`${root}docs/site`, { recursive: true, encoding: "utf8" }).map(
    (name) => `docs/site/${name.replaceAll("\\", "/")}`,
  );
  return ["README.md", ...docs, ...site].filter((path) => path.endsWith(".md") && isIn(path));
}

function placeOf(path: string): string {
  return `docs.${basename(path).split(".")[0]}`;
}

/** What a message says is quoted as it is: in the first cell of a row of symptoms. */
function withoutMessages(text: string): string {
  return text.replace(/^\| ".+?" \|/gm, "| |");
}

/** Links to the same page in other languages are named in those languages. */
function withoutOtherLanguages(text: string): string {
  return text.replace(/\[[^\]]+\]\([\w/.-]+\.md\)(?=(?: ·|,|$))/gm, "").replace(/\]\([^)\s]+\)/g, "]");
}

/** In letters of the language, or in Latin ones, in which names and code are written. */
function isWrittenIn({ letters }: Glossary, word: string): boolean {
  return [...word.toLowerCase()].every(
    (letter) => letters.includes(letter) || /\p{Script=Latin}|\P{L}/u.test(letter),
  );
}

/** The texts of the site, each in the language whose property it is in; without one its letters say which it is. */
function textsOfSite(): { readonly tag: string; readonly text: string; readonly file: string }[] {
  return readdirSync(`${root}docs/.vitepress`, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/(?:^|[\\/])(?:cache|dist)[\\/]/.test(name))
    .flatMap((name) => {
      const found: { tag: string; text: string; file: string }[] = [];
      const visit = (node: ts.Node, inherited: string | undefined): void => {
        const tag = tagOf(node) ?? inherited;
        if (
          ts.isStringLiteralLike(node) ||
          ts.isTemplateHead(node) ||
          ts.isTemplateMiddleOrTemplateTail(node)
        ) {
          const own = tag ?? tagByLetters(node.text);
          if (own !== undefined) found.push({ tag: own, text: node.text, file: name });
        }
        ts.forEachChild(node, (child) => visit(child, tag));
      };
      const path = `docs/.vitepress/${name}`;
      visit(ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true), undefined);
      return found;
    });
}

/** `uk: …`, or an object with `code: "uk"`. */
function tagOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAssignment(node)) return tags.find((tag) => tag === node.name.getText());
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const code = node.properties.find(
    (property): property is ts.PropertyAssignment =>
      ts.isPropertyAssignment(property) && property.name.getText() === "code",
  );
  const value = code?.initializer;
  return value !== undefined && ts.isStringLiteral(value)
    ? tags.find((tag) => tag === value.text)
    : undefined;
}

function tagByLetters(text: string): string | undefined {
  if (/\p{Script=Cyrillic}/u.test(text)) return "uk";
  return /[ąćęłńśźż]/.test(text) ? "pl" : undefined;
}
