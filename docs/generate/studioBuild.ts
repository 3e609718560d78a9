import { join } from "node:path";
import type { BuildOptions } from "esbuild";

/** How the page of `studio` is built: files for a browser, which the command serves. A screen that few open is a file of its own. */
export function studioBuild(root: string): BuildOptions {
  const folder = join(root, "src/apps/page");
  return {
    absWorkingDir: root,
    entryPoints: [
      { in: join(folder, "main.tsx"), out: "app" },
      { in: join(folder, "styles/all.css"), out: "app" },
      { in: join(folder, "index.html"), out: "index" },
    ],
    outdir: join(root, "dist/studio"),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    chunkNames: "[name]-[hash]",
    minify: true,
    // THIRD-PARTY-NOTICES.md has the licences.
    legalComments: "none",
    loader: { ".html": "copy" },
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "false",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    metafile: true,
    logLevel: "warning",
  };
}
