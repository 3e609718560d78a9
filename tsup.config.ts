import { existsSync } from "node:fs";
import { defineConfig } from "tsup";

const entries = present({
  index: "src/index.ts",
  mapping: "src/mapping/index.ts",
  msw: "src/msw/index.ts",
  redis: "src/redis/index.ts",
  sqlite: "src/sqlite/index.ts",
});

/** The command `baselinker-sdk`. */
const commands = { cli: "src/cli/cli.ts" };

export default defineConfig({
  entry: { ...entries, ...commands },
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  dts: { entry: entries },
  splitting: true,
  // Without it the CommonJS output breaks on ESM-only default exports such as ky's.
  treeshake: true,
  // `http` would be a package to a bundler; `node:http` is not.
  removeNodeProtocol: false,
  clean: true,
  noExternal: ["ky", "p-retry", "is-network-error"],
  external: ["msw", /^node:/],
});

function present(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([, file]) => existsSync(file)));
}
