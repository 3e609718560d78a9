import { existsSync, readFileSync } from "node:fs";
import type { PageData } from "vitepress";

const documents = new URL("../", import.meta.url);

/** Their tables need the room of the outline. */
const wide: readonly string[] = ["symptoms", "methods", "senders"];

/** What a search engine shows of a page: its own description, or its first paragraph. */
export function describedPage(page: PageData): Partial<PageData> {
  const isWide = wide.includes(page.filePath.replace(/(?:\.\w\w)?\.md$/, ""));
  // Pages that the menu does not list have no next one.
  const [, folder] = /^(api|decisions)\//.exec(page.filePath) ?? [];
  const alone = folder === undefined ? undefined : { pageClass: `${folder}-page` };
  return {
    ...descriptionOf(page),
    ...(isWide ? { frontmatter: { ...page.frontmatter, aside: false } } : {}),
    ...(alone === undefined
      ? {}
      : { frontmatter: { ...page.frontmatter, ...alone, prev: false, next: false } }),
  };
}

function descriptionOf({ params, description, filePath }: PageData): Partial<PageData> {
  const own: unknown = params?.description;
  if (typeof own === "string") return { description: own.replaceAll('"', "'") };
  const file = new URL(filePath.split("/").map(encodeURIComponent).join("/"), documents);
  if (description !== "" || !existsSync(file)) return {};
  const paragraph = firstParagraph(readFileSync(file, "utf8"));
  return paragraph === undefined ? {} : { description: paragraph };
}

function firstParagraph(page: string): string | undefined {
  const text = page
    .replace(/^---\n[\s\S]*?\n---\n/, "")
    .replaceAll(/^```[\s\S]*?^```$/gm, "")
    .split(/\n{2,}/)
    .find((block) => /^[\p{L}`]/u.test(block.trim()));
  const plain = text
    ?.replaceAll(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replaceAll(/[`*]/g, "")
    // VitePress does not escape them.
    .replaceAll('"', "'")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (plain === undefined || plain.length <= 160) return plain;
  return `${plain.slice(0, plain.lastIndexOf(" ", 158))} …`;
}
