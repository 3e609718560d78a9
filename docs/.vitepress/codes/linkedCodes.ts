import type MarkdownIt from "markdown-it";
import { listedCodes, pathOf } from "./codeLists.ts";
import { errorCodes } from "./errorCodes.ts";

const known: ReadonlySet<string> = new Set([...listedCodes, ...errorCodes()].map(({ code }) => code));

/** A code in a guide leads to its page. */
export function linkedCodes(md: MarkdownIt): void {
  md.core.ruler.push("linkedCodes", ({ tokens, env, Token }) => {
    const page = String(env.relativePath ?? "");
    if (/(?:^|\/)codes\//.test(page)) return false;
    const isList = /issue-codes/.test(page);
    const [language = ""] = /^(?:uk|pl)\//.exec(page) ?? [];
    for (const [index, { children }] of tokens.entries()) {
      if (children === null || tokens[index - 1]?.type === "heading_open") continue;
      let isInLink = false;
      for (let at = 0; at < children.length; at += 1) {
        const child = children[at];
        if (child?.type === "link_open") isInLink = true;
        if (child?.type === "link_close") isInLink = false;
        if (child?.type !== "code_inline" || isInLink || !leads(child.content, isList)) continue;
        const open = new Token("link_open", "a", 1);
        open.attrSet("href", `/${language}codes/${pathOf(child.content)}`);
        children.splice(at, 1, open, child, new Token("link_close", "a", -1));
        at += 2;
      }
    }
    return false;
  });
}

/** Outside the list, a single word such as `missing` is one of the rules or of the program. */
function leads(word: string, isList: boolean): boolean {
  return known.has(word) && (isList || word.includes("_"));
}
