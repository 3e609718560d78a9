import { defineConfig, type Options } from "tsup";
import { embeddedPlugin } from "./docs/generate/embedded.ts";
import { bundledPackages, entrySources } from "./docs/generate/entryPoints.ts";
import { internalSources } from "./docs/generate/internalSources.ts";
import { lazyPatterns } from "./docs/generate/lazyPatterns.ts";
import { stripComments } from "./docs/generate/stripComments.ts";
import { withoutUnusedOfKy } from "./docs/generate/unusedOfKy.ts";

const common: Options = {
  target: "es2022",
  platform: "neutral",
  splitting: true,
  // Without it the CommonJS output breaks on ESM-only default exports such as ky's.
  treeshake: true,
  // `http` would be a package to a bundler; `node:http` is not.
  removeNodeProtocol: false,
  // Both builds write into one folder at the same time; `bundle.ts` has emptied it.
  clean: false,
  esbuildPlugins: [embeddedPlugin(), withoutUnusedOfKy()],
  plugins: [{ name: "load-less", renderChunk: (code) => ({ code: lazyPatterns(stripComments(code)) }) }],
  noExternal: [...bundledPackages],
  external: ["msw", "zod", /^node:/],
  esbuildOptions(options) {
    // A Cyrillic letter is two bytes, and `\u0430` is six.
    options.charset = "utf8";
  },
};

export default defineConfig([
  { ...common, format: "esm", entry: { ...entrySources(), ...internalSources() } },
  // The declarations of both formats are made of these.
  { ...common, format: "cjs", entry: entrySources(), dts: { entry: entrySources() } },
]);
