import { defineConfig } from "tsup";
import { embeddedPlugin } from "./docs/generate/embedded.ts";
import { bundledPackages, entrySources } from "./docs/generate/entryPoints.ts";
import { lazyPatterns } from "./docs/generate/lazyPatterns.ts";
import { stripComments } from "./docs/generate/stripComments.ts";

export default defineConfig({
  entry: entrySources(),
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  dts: { entry: entrySources() },
  splitting: true,
  // Without it the CommonJS output breaks on ESM-only default exports such as ky's.
  treeshake: true,
  // `http` would be a package to a bundler; `node:http` is not.
  removeNodeProtocol: false,
  clean: true,
  esbuildPlugins: [embeddedPlugin()],
  plugins: [{ name: "load-less", renderChunk: (code) => ({ code: lazyPatterns(stripComments(code)) }) }],
  noExternal: [...bundledPackages],
  external: ["msw", "zod", /^node:/],
});
