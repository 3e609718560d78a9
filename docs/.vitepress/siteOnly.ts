import type MarkdownIt from "markdown-it";

/** What a page says on the site only: elsewhere it would lead nowhere. */
const added: Readonly<Record<string, string>> = {
  "methods.md":
    'Every export, with its types, options and examples, is in the [reference](/reference/index.html){target="_self"}.',
};

export function siteOnly(md: MarkdownIt): void {
  md.core.ruler.before("normalize", "siteOnly", (state) => {
    const text = added[String(state.env.relativePath ?? "")];
    if (text === undefined || state.src.includes(text)) return;
    state.src = state.src.replace(/^(# .+\n)/m, `$1\n${text.replaceAll("$", "$$$$")}\n`);
  });
}
