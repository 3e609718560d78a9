import type { DefaultTheme } from "vitepress";
import type { Language } from "./languages.ts";
import { titleOf } from "./titleOf.ts";
import { onlyInEnglish } from "./translated.ts";

type Items = DefaultTheme.SidebarItem[];

/** Read from the first to the last, they are one way through everything. */
export const sidebarEn: Items = [
  {
    text: "Start",
    items: [
      { text: "Three roads", link: "/" },
      { text: "Playground", link: "/playground" },
      { text: "From LeadBox", link: "/leadbox" },
      { text: "Ready rules", link: "/sources/" },
    ],
  },
  {
    text: "Rules",
    items: [
      { text: "The language", link: "/rules" },
      { text: "Tests and plans", link: "/rule-tools" },
      { text: "A first draft", link: "/suggest" },
    ],
  },
  {
    text: "Leads",
    items: [
      { text: "Webhooks", link: "/webhooks" },
      { text: "One lead, one order", link: "/delivery" },
      { text: "The register", link: "/register" },
      { text: "The catalog", link: "/catalog" },
      { text: "Stores", link: "/stores" },
      { text: "Queues", link: "/queues" },
      { text: "Orders that change", link: "/watch-orders" },
    ],
  },
  {
    text: "Look up",
    items: [
      { text: "Symptoms", link: "/symptoms" },
      { text: "Codes", link: "/issue-codes" },
      { text: "Does it work with …", link: "/works-with" },
      { text: "Recipes", link: "/recipes" },
      { text: "The client", link: "/client" },
      { text: "Methods", link: "/methods" },
      { text: "Reference of exports", link: "/reference/index.html", target: "_self" },
      { text: "Command line", link: "/cli" },
      { text: "What each sender does", link: "/senders" },
      { text: "Glossary", link: "/glossary" },
    ],
  },
  {
    text: "The project",
    items: [
      { text: "Tests that mock Base", link: "/testing" },
      { text: "Privacy", link: "/privacy" },
      { text: "Stability", link: "/stability" },
      { text: "Decisions", link: "/decisions/" },
      { text: "Changes", link: "/changelog" },
    ],
  },
];

/** Each translated page by its own title, then what is in English only. */
export function sidebarOf({ code, nav, sidebar }: Language): Items {
  const pages = (...names: string[]) =>
    names.map((name) => ({ text: titleOf(`${name}.${code}.md`), link: `/${code}/${name}` }));
  const others = onlyInEnglish(code).map((name) => `/${name}`);
  return [
    {
      text: sidebar.start,
      items: [
        { text: sidebar.roads, link: `/${code}/` },
        { text: nav.playground, link: "/playground" },
        ...pages("leadbox"),
      ],
    },
    { text: sidebar.rules, items: pages("rules", "suggest") },
    { text: sidebar.lookUp, items: pages("symptoms", "issue-codes", "works-with") },
    {
      text: sidebar.inEnglish,
      items: sidebarEn.flatMap(({ items = [] }) => items).filter(({ link = "" }) => others.includes(link)),
    },
  ];
}
