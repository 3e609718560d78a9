import { fileURLToPath } from "node:url";
import { Converter } from "typedoc";
import base from "../typedoc.config.js";
import { importName } from "./generate/entryPoints.ts";

const inRoot = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** A page for each export, in Markdown: VitePress makes it look as every other page. */
/** @type {Partial<import("typedoc").TypeDocOptions & import("typedoc-plugin-markdown").PluginOptions>} */
export default {
  ...base,
  name: "API",
  emit: "docs",
  tsconfig: inRoot("tsconfig.json"),
  entryPoints: base.entryPoints.map(inRoot),
  out: inRoot("docs/api"),
  plugin: ["typedoc-plugin-markdown", withImportNames, withoutInherited],
  router: "member",
  // What does not type-check is told by `npm run typecheck`.
  skipErrorChecking: true,
  entryFileName: "index",
  hidePageHeader: true,
  indexFormat: "table",
  pageTitleTemplates: { index: "API", module: "{name}", member: "{name}" },
};

/** An entry has the name by which it is imported. */
function withImportNames({ converter }) {
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const entry of project.children ?? []) entry.name = importName(entry.name);
  });
}

/** The client has every method, and every error what all errors have: each is on the page that it comes from. */
function withoutInherited({ converter }) {
  converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const each of Object.values(project.reflections))
      if (each.inheritedFrom !== undefined) project.removeReflection(each);
  });
}
