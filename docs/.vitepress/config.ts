import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import llmstxt from "vitepress-plugin-llms";
import { linkedCodes } from "./codes/linkedCodes.ts";
import { guideIn } from "./codes/mentions.ts";
import { describedPage } from "./describedPage.ts";
import { headingId } from "./headingId.ts";
import { type Language, type LanguageCode, languages, translatedPage } from "./languages.ts";
import { relinked } from "./links.ts";
import { searchIndex } from "./searchIndex.ts";
import { navEn, sidebarEn, sidebarOf } from "./sidebars.ts";
import { siteBase, siteOnly } from "./siteOnly.ts";
import { startPage } from "./start/startPage.ts";
import { translatedPages } from "./translated.ts";

const langs = fileURLToPath(new URL("theme/langs.ts", import.meta.url));
const nothing = fileURLToPath(new URL("theme/nothing.ts", import.meta.url));
const notShown = /^.*\/VP(?:Home|Page|Footer|SocialLinks|Nav\w+SocialLinks|DocAsideCarbonAds)\.vue$/;

/** The documents are the guides; pages that only the site has are in `site`. */
export default defineConfig({
  title: "baselinker-sdk",
  description: "Turns a lead from any source into exactly one order in Base.",
  base: siteBase,
  srcExclude: ["node_modules/**", "README.*.md", "skills/**"],
  rewrites: (page) =>
    page
      .replace(/^site\//, "")
      .replace(translatedPage, "$2/$1.md")
      .replace(/^decisions\/README\.md$/, "decisions/index.md"),
  // A page loads what it shows.
  router: { prefetchLinks: false },
  // The documents are read on the registry too, where nothing in angle brackets is a tag.
  markdown: {
    html: false,
    // `{reason}` at the end of a sentence is the name of a detail.
    attrs: { disable: true },
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    // As GitHub has them, so that a link to a heading is right at both places, with letters of every language.
    anchor: { slugify: headingId },
    config: (md) => md.use(startPage).use(relinked).use(siteOnly).use(linkedCodes),
  },
  transformPageData: describedPage,
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
      themeConfig: { sidebar: sidebarEn, nav: navOf(navEn, "en") },
    },
    ...Object.fromEntries(languages.map((language) => [language.code, localeOf(language)])),
  },
  themeConfig: {
    translated: translatedPages(),
    search: {
      provider: "local",
      options: {
        translations: { button: { buttonText: "Search", buttonAriaLabel: "Search" } },
        locales: Object.fromEntries(languages.map(({ code, search }) => [code, { translations: search }])),
      },
    },
    outline: [2, 3],
  },
  vite: {
    resolve: {
      alias: [
        { find: /^.*\/composables\/langs(?:\.js)?$/, replacement: langs },
        { find: notShown, replacement: nothing },
      ],
    },
    build: { target: "es2022", chunkSizeWarningLimit: 1_500 },
    // Parts of the playground's worker are loaded when they are asked for.
    worker: { format: "es" },
    plugins: [
      searchIndex(),
      llmstxt({
        injectLLMHint: false,
        ignoreFiles: [
          "**/codes/**",
          "api/**",
          ...languages.flatMap(({ code }) => [`site/${code}/**`, `*.${code}.md`]),
        ],
      }),
    ],
  },
});

function localeOf(language: Language) {
  const { code, label, description, theme } = language;
  return {
    label,
    lang: code,
    description,
    themeConfig: { ...theme, sidebar: sidebarOf(language), nav: navOf(language.nav, code) },
  };
}

function navOf({ guide, sources, api, playground, errors }: Language["nav"], language: LanguageCode) {
  return [
    { text: guide, link: guideIn(language === "en" ? "getting-started" : "no-code", language) },
    { text: sources, link: language === "en" ? "/sources/" : `/${language}/sources/` },
    { text: api, link: "/api/" },
    { text: playground, link: "/playground" },
    { text: errors, link: guideIn("issue-codes", language) },
  ];
}
