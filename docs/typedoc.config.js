import { fileURLToPath } from "node:url";
import { Comment, Converter, LiteralType } from "typedoc";
import base from "../typedoc.config.js";
import { entrySources, importName, languageTags } from "./generate/entryPoints.ts";

const inRoot = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const englishNames = new Intl.DisplayNames("en", { type: "language" });

const abouts = {
  index: "The client, the forwarder, stores and registers in memory, and the errors.",
  fake: "A fake account for tests, and a server for it.",
  mapping: "Rules, and what they make of a lead. Without the client, also for browsers.",
  ...Object.fromEntries(
    languageTags.map((tag) => [`mapping/${tag}`, `Issues and problems of rules in ${englishNames.of(tag)}.`]),
  ),
  msw: "The fake account as handlers of msw.",
  postgres: "Store, register, limiter, queue and product cache in PostgreSQL.",
  redis: "Store, register, limiter and product cache in Redis.",
  "rule-tools": "Tests of rules, suggested rules, anonymous leads.",
  schema: "The parameters and responses of every method as JSON Schema and Standard Schema.",
  "schema/words": "The same, with a sentence on every field.",
  sqlite: "Store, register, limiter and product cache in a SQLite file.",
  webhook: "The webhook, and the signatures of known senders.",
  zod: "The parameters and responses of every method as schemas of zod.",
};

/** A page for each export, in Markdown: VitePress makes it look as every other page. */
/** @type {Partial<import("typedoc").TypeDocOptions & import("typedoc-plugin-markdown").PluginOptions>} */
export default {
  ...base,
  name: "API",
  emit: "docs",
  tsconfig: inRoot("docs/typedoc.tsconfig.json"),
  entryPoints: base.entryPoints.map(inRoot),
  out: inRoot("docs/api"),
  plugin: [
    "typedoc-plugin-markdown",
    withImportNames,
    withoutInherited,
    withShortDefaults,
    withReadableTexts,
  ],
  router: "member",
  // What does not type-check is told by `npm run typecheck`.
  skipErrorChecking: true,
  entryFileName: "index",
  hidePageHeader: true,
  indexFormat: "table",
  pageTitleTemplates: { index: "API", module: "{name}", member: "{name}" },
};

/** An entry has the name by which it is imported, and says what is in it. */
function withImportNames({ converter }) {
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const entry of project.children ?? []) {
      const name = builtName(entry.name);
      entry.comment = new Comment([{ kind: "text", text: abouts[name] }]);
      entry.name = importName(name);
    }
  });
}

/** TypeDoc names an entry by its file within the folder that all entries share, and an index by its folder. */
function builtName(path) {
  const files = [`src/${path}.ts`, `src/${path}/index.ts`];
  const [name] = Object.entries(entrySources()).find(([, source]) => files.includes(source)) ?? [];
  if (name === undefined || abouts[name] === undefined)
    throw new Error(`${path} has no line in abouts. Write there what the entry has.`);
  return name;
}

/** The client has every method, and every error what all errors have: each is on the page that it comes from. */
function withoutInherited({ converter }) {
  converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const each of Object.values(project.reflections))
      if (each.inheritedFrom !== undefined) project.removeReflection(each);
  });
}

/** A default is a value or a few words: no block of code. */
function withShortDefaults({ converter }) {
  converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const { comment } of Object.values(project.reflections))
      for (const { tag, content } of comment?.blockTags ?? [])
        if (tag.startsWith("@default")) for (const part of content) shorten(part);
  });
}

function shorten(part) {
  const [, text] = /^```ts\n(.+)\n```$/.exec(part.text) ?? [];
  if (text === undefined) return;
  const isProse = /^[A-Za-z][\w,;:'()-]* [\w ,;:.'()-]+$/.test(text) || /^[A-Z][a-z]+$/.test(text);
  part.kind = isProse ? "text" : "code";
  part.text = isProse ? text : `\`${text}\``;
}

/**
 * A text in quotes and its value once more would be no code on the page but words with signs to escape, in which
 * `{name}` is no placeholder. It is shown as it is, once.
 */
function withReadableTexts({ converter }) {
  converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const reflection of Object.values(project.reflections)) {
      const { type } = reflection;
      if (!(type instanceof LiteralType) || typeof type.value !== "string") continue;
      const quote = type.value.includes('"') && !type.value.includes("'") ? "'" : '"';
      type.toString = () => `${quote}${type.value}${quote}`;
      reflection.defaultValue = undefined;
    }
  });
}
