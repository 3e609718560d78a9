import { languages } from "../../src/languages/languages.ts";

/** The languages that have an entry. English is in every entry that needs texts. */
export const languageTags: readonly string[] = Object.keys(languages)
  .filter((tag) => tag !== "en")
  .sort();

/**
 * What users import and what they run, written once. The build, the search for unused code, the reference, the
 * notices, the list of bundled packages and the tests read it, and `npm run generate` writes it into package.json. A new
 * entry is one line here, a new language one line in `src/languages/languages.ts`.
 */
export interface EntryPoint {
  /** The file that it is built from. */
  readonly source: `src/entries/${string}.ts` | `src/languages/${string}/language.ts`;
  /** A store or a limiter on an engine: it needs Node, and may use everything up to the forwarder. */
  readonly engine?: true;
}

/** By the name of the built file. `index` is the package itself, `redis` is `baselinker-sdk/redis`. */
export const entryPoints: Readonly<Record<string, EntryPoint>> = {
  index: { source: "src/entries/index.ts" },
  fake: { source: "src/entries/fake.ts" },
  mapping: { source: "src/entries/mapping.ts" },
  ...Object.fromEntries(
    languageTags.map((tag) => [`mapping/${tag}`, { source: `src/languages/${tag}/language.ts` }]),
  ),
  msw: { source: "src/entries/msw.ts" },
  postgres: { source: "src/entries/postgres.ts", engine: true },
  redis: { source: "src/entries/redis.ts", engine: true },
  "rule-tools": { source: "src/entries/rule-tools.ts" },
  schema: { source: "src/entries/schema.ts" },
  "schema/words": { source: "src/entries/schema/words.ts" },
  sqlite: { source: "src/entries/sqlite.ts", engine: true },
  webhook: { source: "src/entries/webhook.ts" },
  zod: { source: "src/entries/zod.ts" },
};

/** The programs of the package: the name of the built file, and the one that it is built from. */
export const commands: Readonly<Record<string, string>> = { cli: "src/apps/cli/cli.ts" };

/** Packages that the build puts into `dist`, so that users install nothing else with ours. */
export const bundledPackages: readonly string[] = ["ky", "p-retry", "is-network-error"];

/** Packages that are bundled into the command alone. No entry that users import may have one of them. */
export const commandPackages: readonly string[] = [
  "@clack/core",
  "@clack/prompts",
  "@humanwhocodes/momoa",
  "@modelcontextprotocol/core",
  "@modelcontextprotocol/server",
  "ansi-regex",
  "cli-table3",
  "commander",
  "emoji-regex",
  "fast-string-truncated-width",
  "fast-string-width",
  "fast-wrap-ansi",
  "is-fullwidth-code-point",
  "is-network-error",
  "ky",
  "p-retry",
  "p-throttle",
  "sisteransi",
  "string-width",
  "strip-ansi",
  "zod",
];

/** Packages that are bundled into the page of `studio` alone. */
export const studioPackages: readonly string[] = [
  "@codemirror/autocomplete",
  "@codemirror/commands",
  "@codemirror/lang-json",
  "@codemirror/language",
  "@codemirror/lint",
  "@codemirror/state",
  "@codemirror/streamparser",
  "@codemirror/view",
  "@lezer/common",
  "@lezer/highlight",
  "@lezer/json",
  "@lezer/lr",
  "@marijn/find-cluster-break",
  "@vue/reactivity",
  "@vue/runtime-core",
  "@vue/runtime-dom",
  "@vue/shared",
  "crelt",
  "style-mod",
  "vue",
  "w3c-keyname",
];

/** The packages whose code is in the package, each once: the command has a copy of its own of what it shares. */
export const packagesInside: readonly string[] = [
  ...new Set([...bundledPackages, ...commandPackages, ...studioPackages]),
].sort();

/** The name by which users import an entry: `baselinker-sdk/redis`. */
export function importName(entry: string): string {
  return entry === "index" ? "baselinker-sdk" : `baselinker-sdk/${entry}`;
}

/** The file that each entry is built from. */
export function entrySources(): Record<string, string> {
  return Object.fromEntries(Object.entries(entryPoints).map(([entry, { source }]) => [entry, source]));
}
