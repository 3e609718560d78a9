import type MarkdownIt from "markdown-it";
import { guideIn } from "./codes/mentions.ts";
import { languages, translatedPage } from "./languages.ts";

/**
 * Links of the documents as the site has them: a translated page is in the folder of its language, and what the site
 * does not have (source code, files of the repository) is a text without a link.
 */
export function relinked(md: MarkdownIt): void {
  // Two braces are a formula to the compiler of pages; the documents mean two braces.
  for (const rule of ["text", "code_inline"] as const) {
    const rendered = md.renderer.rules[rule];
    md.renderer.rules[rule] = (...args) =>
      (rendered?.(...args) ?? md.utils.escapeHtml(args[0][args[1]]?.content ?? "")).replaceAll(
        "{{",
        "&#123;&#123;",
      );
  }
  md.core.ruler.push("relinked", ({ tokens, env }) => {
    for (const { children } of tokens) {
      let isLost = false;
      for (const token of children ?? []) {
        if (token.type === "link_close" && isLost) {
          Object.assign(token, { type: "text", tag: "", nesting: 0, content: "" });
          isLost = false;
        }
        if (token.type !== "link_open") continue;
        const target = placeOf(String(token.attrGet("href") ?? ""), String(env.relativePath ?? ""));
        if (target !== undefined) token.attrSet("href", target);
        else {
          Object.assign(token, { type: "text", tag: "", nesting: 0, content: "" });
          isLost = true;
        }
      }
    }
    return false;
  });
}

/** Where a link leads on the site; `undefined` if the site has no such page. */
function placeOf(href: string, page: string): string | undefined {
  // Those of the API are of pages that are as they were written.
  if (/^(?:https?:|mailto:|#)/.test(href) || page.startsWith("api/")) return href;
  const [path = "", hash] = href.split("#");
  const end = hash === undefined ? "" : `#${hash}`;
  if (path.endsWith("examples/rules/README.md")) return `/sources/${end}`;
  const translated = translatedPage.exec(path);
  if (translated !== null) return `/${translated[2]}/${translated[1]}${end}`;
  const inDocuments = /^(?:\.\/)?([\w-]+)\.md$/.exec(path);
  if (inDocuments !== null && !page.includes("decisions/")) return `/${inDocuments[1]}${end}`;
  if (/^\.\.\/(?!\.\.)[\w-]+\.md$/.test(path) && page.includes("decisions/"))
    return `${path.replace("../", "/").replace(/\.md$/, "")}${end}`;
  if (/^(?:decisions\/)?[\w-]+\.md$/.test(path))
    return `/decisions/${path
      .replace("decisions/", "")
      .replace(/README\.md$/, "")
      .replace(/\.md$/, "")}${end}`;
  // A page that a language does not have is the English one.
  const [, folder, name = ""] = /^\/(\w+)\/([\w-]+)$/.exec(path) ?? [];
  const language = languages.find(({ code }) => code === folder);
  if (language !== undefined) return `${guideIn(name, language.code)}${end}`;
  if (path.startsWith("/")) return href;
  return undefined;
}
