import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/package/**", "**/node_modules/**"],
    typecheck: {
      enabled: true,
      include: ["test/types/**/*.test-d.ts"],
      tsconfig: "./tsconfig.json",
    },
    pool: "threads",
    // By default one core is kept free, and on two that leaves one. Many tests wait for servers and processes.
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
