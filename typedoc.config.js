import { entrySources } from "./docs/generate/entryPoints.ts";

/** Whether every `{@link}` of the comments leads somewhere. The site writes its pages with `docs/typedoc.config.js`. */
/** @type {Partial<import("typedoc").TypeDocOptions>} */
export default {
  entryPoints: Object.values(entrySources()),
  // The sources alone: tsconfig.json has them as references, which exist only after a type check.
  tsconfig: "docs/typedoc.tsconfig.json",
  emit: "none",
  disableSources: true,
  excludePrivate: true,
  excludeInternal: true,
  readme: "none",
  validation: { notExported: false, invalidLink: true, notDocumented: false },
  treatValidationWarningsAsErrors: true,
};
