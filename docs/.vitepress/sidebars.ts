import { existsSync } from "node:fs";
import type { DefaultTheme } from "vitepress";
import { entryPoints, importName } from "../generate/entryPoints.ts";
import { type Language, type LanguageCode, sourcesTitles } from "./languages.ts";
import { titleOf } from "./titleOf.ts";

type Items = DefaultTheme.SidebarItem[];

export const navEn: Language["nav"] = {
  guide: "Guide",
  sources: "Sources",
  api: "API",
  playground: "Playground",
  errors: "Errors",
};

/** Read from the first to the last, they are one way through everything. `sources` are pages of the site only. */
const start = ["getting-started", "no-code", "leadbox", "sources", "hosting"];
const guides = [
  "client",
  "rules",
  "rule-tests",
  "webhooks",
  "delivery",
  "stores",
  "queues",
  "register",
  "observability",
  "studio",
  "watch-orders",
  "back-to-source",
  "testing",
  "mcp",
];
const reference = [
  "methods",
  "rules-reference",
  "cli",
  "issue-codes",
  "symptoms",
  "senders",
  "delivery-reference",
  "promises",
  "stores-reference",
  "testing-reference",
];
const project = ["recipes", "privacy", "stability"];

/** The long names would break in the middle. */
const entries = Object.keys(entryPoints).map((entry) => ({
  text: entry === "index" ? importName(entry) : `…/${entry}`,
  link: `/api/${importName(entry)}/`,
}));

export const sidebarEn: DefaultTheme.SidebarMulti = {
  "/api/": [{ text: "API", link: "/api/", items: entries }],
  "/": [
    { text: "Start", items: pagesIn("en", start) },
    { text: "Guides", items: pagesIn("en", guides) },
    { text: "Reference", items: [...pagesIn("en", reference), { text: "API", link: "/api/" }] },
    {
      text: "Project",
      items: [
        ...pagesIn("en", project),
        { text: "Decisions", link: "/decisions/" },
        { text: "Changes", link: "/changelog" },
      ],
    },
  ],
};

/** What there is in a language, and below it what is in English only. */
export function sidebarOf({ code, sidebar }: Language): Items {
  const others = [...start, ...guides, ...reference].filter((name) => !isIn(code, name));
  return [
    { text: sidebar.start, items: pagesIn(code, start) },
    { text: sidebar.guides, items: pagesIn(code, guides) },
    { text: sidebar.reference, items: pagesIn(code, reference) },
    { text: sidebar.inEnglish, items: pagesIn("en", others) },
  ];
}

/** Each page by its own title. */
function pagesIn(language: LanguageCode, names: readonly string[]): Items {
  const folder = language === "en" ? "" : `/${language}`;
  return names
    .filter((name) => isIn(language, name))
    .map((name) =>
      name === "sources"
        ? { text: sourcesTitles[language], link: `${folder}/sources/` }
        : { text: titleOf(fileOf(language, name)), link: `${folder}/${name}` },
    );
}

function isIn(language: LanguageCode, name: string): boolean {
  return (
    language === "en" ||
    name === "sources" ||
    existsSync(new URL(`../${fileOf(language, name)}`, import.meta.url))
  );
}

function fileOf(language: LanguageCode, name: string): string {
  return language === "en" ? `${name}.md` : `${name}.${language}.md`;
}
