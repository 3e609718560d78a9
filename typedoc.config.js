import { entrySources } from "./docs/generate/entryPoints.ts";

/** @type {Partial<import("typedoc").TypeDocOptions>} */
export default {
  entryPoints: Object.values(entrySources()),
  out: "docs/reference",
  favicon: "docs/public/icon.svg",
  disableSources: true,
  excludePrivate: true,
  excludeInternal: true,
  readme: "none",
  validation: { notExported: false, invalidLink: true, notDocumented: false },
  treatValidationWarningsAsErrors: true,
};
