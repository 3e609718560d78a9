import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import llmstxt from "vitepress-plugin-llms";
import { linkedCodes } from "./codes/linkedCodes.ts";
import { describedPage } from "./describedPage.ts";
import { relinked } from "./links.ts";
import { searchIndex } from "./searchIndex.ts";
import { sidebarEn, sidebarUk } from "./sidebars.ts";
import { siteOnly } from "./siteOnly.ts";
import { startPage } from "./start/startPage.ts";
import { translatedPages } from "./translated.ts";

const langs = fileURLToPath(new URL("theme/langs.ts", import.meta.url));

/** The documents are the guides; pages that only the site has are in `site`. */
export default defineConfig({
  title: "baselinker-sdk",
  description: "Turns a lead from any source into exactly one order in Base.",
  // A site of a project on Pages is in a folder.
  base: process.env.SITE_BASE ?? "/",
  srcExclude: ["reference/**", "node_modules/**"],
  rewrites: (page) =>
    page
      .replace(/^site\//, "")
      .replace(/^([^/]+)\.uk\.md$/, "uk/$1.md")
      .replace(/^decisions\/README\.md$/, "decisions/index.md"),
  // A page loads what it shows.
  router: { prefetchLinks: false },
  // The documents are read on the registry too, where nothing in angle brackets is a tag.
  markdown: {
    html: false,
    // A detail in braces at the end of a cell is not an attribute.
    attrs: { disable: true },
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config: (md) => md.use(startPage).use(relinked).use(siteOnly).use(linkedCodes),
  },
  transformPageData: describedPage,
  // Made next to the site, and copied into it.
  ignoreDeadLinks: [/^\/reference\//],
  head: [
    [
      "link",
      {
        rel: "icon",
        href: "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><path d='M2 3h7v3H2zM2 10h12v3H2z' fill='%230b6b5b'/></svg>",
      },
    ],
    ["meta", { name: "referrer", content: "no-referrer" }],
  ],
  locales: {
    root: {
      label: "English",
      lang: "en",
      themeConfig: { sidebar: sidebarEn, nav: navOf("Playground", "Sources", "Codes", "") },
    },
    uk: {
      label: "Українська",
      lang: "uk",
      description: "Перетворює лід із будь-якого джерела рівно на одне замовлення в Base.",
      themeConfig: {
        sidebar: sidebarUk,
        nav: navOf("Пісочниця", "Джерела", "Коди", "/uk"),
        outline: { label: "На цій сторінці" },
        docFooter: { prev: "Назад", next: "Далі" },
        darkModeSwitchLabel: "Тема",
        sidebarMenuLabel: "Меню",
        returnToTopLabel: "Нагору",
        langMenuLabel: "Змінити мову",
        skipToContentLabel: "До вмісту",
      },
    },
  },
  themeConfig: {
    translated: translatedPages(),
    search: {
      provider: "local",
      options: {
        translations: { button: { buttonText: "Search", buttonAriaLabel: "Search" } },
        locales: {
          uk: {
            translations: {
              button: { buttonText: "Пошук", buttonAriaLabel: "Пошук" },
              modal: {
                noResultsText: "Нічого не знайдено для",
                resetButtonTitle: "Очистити",
                footer: { selectText: "вибрати", navigateText: "перейти", closeText: "закрити" },
              },
            },
          },
        },
      },
    },
    outline: [2, 3],
  },
  vite: {
    resolve: { alias: [{ find: /^.*\/composables\/langs(?:\.js)?$/, replacement: langs }] },
    build: { target: "es2022", chunkSizeWarningLimit: 1_500 },
    plugins: [
      searchIndex(),
      llmstxt({
        injectLLMHint: false,
        ignoreFiles: ["uk/**", "pl/**", "**/*.uk.md", "**/*.pl.md", "**/codes/**"],
      }),
    ],
  },
});

function navOf(playground: string, sources: string, codes: string, root: string) {
  return [
    { text: playground, link: "/playground" },
    { text: sources, link: "/sources/" },
    { text: codes, link: `${root}/issue-codes` },
  ];
}
