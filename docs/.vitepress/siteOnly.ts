import { existsSync } from "node:fs";
import type MarkdownIt from "markdown-it";
import { languages } from "./languages.ts";
import { sourcesTable } from "./sources/sourcePages.ts";
import { titleOf } from "./titleOf.ts";

const documents = new URL("../", import.meta.url);

/** A site of a project on Pages is in a folder. */
export const siteBase = process.env.SITE_BASE ?? "/";

/** What a page says on the site only: elsewhere it would lead nowhere. */
const added: Readonly<Record<string, () => string>> = {
  "methods.md": () => "Every export, with its types, options and examples: [API](/api/).",
  "sources/index.md": () => sourcesTable("en"),
  ...Object.fromEntries(languages.map(({ code }) => [`${code}/sources/index.md`, () => sourcesTable(code)])),
};

/** What pages have on the site and not on the registry. */
export function siteOnly(md: MarkdownIt): void {
  md.core.ruler.before("normalize", "siteOnly", (state) => {
    const text = added[String(state.env.relativePath ?? "")]?.();
    if (text === undefined || state.src.includes(text)) return;
    state.src = state.src.replace(/^(# .+\n(?:\n(?:[^\n|#].*\n)+)?)/m, (start) => `${start}\n${text}\n`);
  });
  md.core.ruler.push("titles", ({ tokens }) => {
    for (const { children } of tokens) {
      for (const [index, token] of (children ?? []).entries()) {
        if (token.type !== "link_open") continue;
        const text = children?.[index + 1];
        const title = text?.type === "text" ? titleOfLink(text.content) : undefined;
        if (text !== undefined && title !== undefined) text.content = title;
      }
    }
    return false;
  });
  md.core.ruler.push("labels", ({ tokens }) => {
    let labels: string[] = [];
    let column = 0;
    for (const [index, token] of tokens.entries()) {
      if (token.type === "thead_open") labels = [];
      if (token.type === "tr_open") column = 0;
      if (token.type === "th_open") labels.push(tokens[index + 1]?.content ?? "");
      if (token.type !== "td_open") continue;
      // On a phone cells are below one another; few of them explain themselves.
      if (labels.length > 3 && column > 0) token.attrSet("data-label", labels[column] ?? "");
      column += 1;
    }
    return false;
  });
}

/** A name of a file says less than the title of its page. */
function titleOfLink(text: string): string | undefined {
  const name = /^(?:docs\/)?([\w-]+(?:\.\w\w)?\.md)$/.exec(text)?.[1];
  return name === undefined || !existsSync(new URL(name, documents)) ? undefined : titleOf(name);
}
