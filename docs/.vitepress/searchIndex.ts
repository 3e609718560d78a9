import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import MiniSearch from "minisearch";
import { createMarkdownRenderer, type DefaultTheme, type SiteConfig } from "vitepress";

/** What the search shows of a section of a page. */
interface Section {
  readonly anchor: string;
  /** The headings above it, and its own. */
  readonly titles: readonly string[];
  readonly text: string;
}

type Index = MiniSearch<{ id: string; title: string; titles: string[]; text: string }>;

const entry = "@localSearchIndex";

/**
 * The index of the local search in place of VitePress's own, which leaves out pages of dynamic routes (all
 * codes, all ready rules) and puts a page into the language of its file, not of its address.
 */
export function searchIndex() {
  let site: SiteConfig<DefaultTheme.Config> | undefined;
  let built: Promise<ReadonlyMap<string, Index>> | undefined;
  return {
    name: "search-index",
    enforce: "pre" as const,
    configResolved(config: { readonly vitepress?: SiteConfig<DefaultTheme.Config> }) {
      site = config.vitepress;
    },
    resolveId: (id: string) => (id.startsWith(entry) ? `/${id}` : undefined),
    async load(id: string): Promise<string | undefined> {
      if (site === undefined || !id.startsWith(`/${entry}`)) return undefined;
      built ??= indexesOf(site);
      const indexes = await built;
      const locale = id.slice(entry.length + 1);
      if (locale !== "") return `export default ${JSON.stringify(JSON.stringify(indexes.get(locale) ?? {}))}`;
      const imports = [...indexes.keys()].map((key) => `"${key}": () => import("${entry}${key}")`);
      return `export default {${imports.join(",")}}`;
    },
  };
}

async function indexesOf(site: SiteConfig<DefaultTheme.Config>): Promise<ReadonlyMap<string, Index>> {
  const markdown = await createMarkdownRenderer(site.srcDir, site.markdown, site.site.base, site.logger);
  const indexes = new Map<string, Index>();
  const routes = new Map(site.dynamicRoutes.routes.map((route) => [route.path, route.content]));
  for (const page of site.pages) {
    const file = join(site.srcDir, page);
    const source = routes.get(page) ?? (existsSync(file) ? readFileSync(file, "utf8") : "");
    const relativePath = site.rewrites.map[page] ?? page;
    const address = join(site.site.base, relativePath)
      .replace(/(^|\/)index\.md$/, "$1")
      .replace(/\.md$/, ".html");
    const [folder = ""] = relativePath.split("/");
    const locale = Object.hasOwn(site.site.locales, folder) ? folder : "root";
    const index = indexes.get(locale) ?? newIndex();
    indexes.set(locale, index);
    const html = markdown.render(source, { path: file, relativePath, cleanUrls: false });
    for (const { anchor, titles, text } of sectionsToFind(html, page)) {
      const id = anchor === "" ? address : `${address}#${anchor}`;
      if (!index.has(id)) index.add({ id, text, title: titles.at(-1) ?? "", titles: titles.slice(0, -1) });
    }
  }
  return indexes;
}

/** Of an export its name and what it is, of a source also its steps: the rest would double the index. */
function sectionsToFind(html: string, page: string): Section[] {
  const sections = sectionsOf(html);
  if (page.startsWith("api/")) return sections.slice(0, 1);
  return page.includes("sources/") ? sections.slice(0, 2) : sections;
}

function newIndex(): Index {
  return new MiniSearch({ fields: ["title", "titles", "text"], storeFields: ["title", "titles"] });
}

function sectionsOf(html: string): Section[] {
  const above: string[] = [];
  return html.split(/(?=<h[1-6] id=")/).flatMap((part) => {
    const [whole, level = "1", anchor = "", heading = ""] =
      /^<h([1-6]) id="([^"]+)"[^>]*>([\s\S]*?)<\/h\1>/.exec(part) ?? [];
    if (whole === undefined) return [];
    const title = textOf(heading.replace(/<a class="header-anchor"[\s\S]*$/, "")).trim();
    above.splice(Number(level) - 1, above.length, title);
    const titles = Array.from(above, (each) => each ?? "").filter((each) => each !== "");
    return [{ anchor: level === "1" ? "" : anchor, titles, text: textOf(part.slice(whole.length)) }];
  });
}

function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, "");
}
