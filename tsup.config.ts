import { existsSync } from "node:fs";
import { defineConfig } from "tsup";

const entries = {
  index: "src/index.ts",
  mapping: "src/mapping/index.ts",
  msw: "src/msw/index.ts",
  redis: "src/redis/index.ts",
  sqlite: "src/sqlite/index.ts",
};

export default defineConfig({
  entry: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  dts: true,
  splitting: true,
  // Without it the CommonJS output breaks on ESM-only default exports such as ky's.
  treeshake: true,
  clean: true,
  noExternal: ["ky", "zod", "p-retry", "p-throttle", "is-network-error"],
  external: ["msw", /^node:/],
});
