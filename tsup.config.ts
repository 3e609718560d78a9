import { defineConfig } from "tsup";
import { bundledPackages, commands, entrySources } from "./docs/generate/entryPoints.ts";

export default defineConfig({
  entry: { ...entrySources(), ...commands },
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
  noExternal: [...bundledPackages],
  external: ["msw", /^node:/],
});
