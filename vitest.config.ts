import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Tests that a system cannot run, with the reason. What lacks only a server skips itself. */
const impossible: Readonly<Record<string, string>> =
  process.platform === "win32"
    ? {
        "test/forwarding/sqlite/limiterFile.test.ts":
          "files are renamed while they are open, which Windows refuses",
        "test/forwarding/sqlite/sqliteFile.test.ts":
          "files are renamed while they are open, which Windows refuses",
        "test/apps/cli/fakeCommand.test.ts": "Windows cannot send a child SIGINT",
      }
    : {};
for (const [file, reason] of Object.entries(impossible)) console.info(`Skipped: ${file}: ${reason}.`);

const report = process.env.TEST_REPORT;
const seededFastCheck = fileURLToPath(new URL("test/support/seededFastCheck.ts", import.meta.url));

/**
 * What takes seconds is in files named `*.slow.test.ts`: those are `npm run test:slow`, all others `npm test`. A property
 * that would take seconds tries a tenth of its cases in `npm test`; a slow file next to it runs it with all.
 */
export default defineConfig(({ mode }) => ({
  plugins: [
    {
      name: "seeded-fast-check",
      enforce: "pre",
      resolveId: (id, importer) =>
        id === "fast-check" && importer !== seededFastCheck ? seededFastCheck : undefined,
    },
  ],
  test: {
    include: [mode === "slow" ? "test/**/*.slow.test.ts" : "test/**/!(*.slow).test.ts"],
    exclude: ["**/node_modules/**", ...Object.keys(impossible)],
    env: mode === "slow" ? { WHOLE_RUN: "1" } : {},
    globalSetup: fileURLToPath(new URL("test/apps/cli/removeBuilds.ts", import.meta.url)),
    pool: "threads",
    // By default one core is kept free, and on two that leaves one. Many tests wait for servers and processes.
    maxWorkers: 2,
    // Each file would load the sources anew. No test keeps a thing of the process for itself beyond its end.
    isolate: false,
    // Limits for what hangs. A busy machine takes ten times as long for a server's start or a whole property.
    testTimeout: mode === "slow" ? 240_000 : 60_000,
    hookTimeout: 60_000,
    ...(report === undefined ? {} : { reporters: ["default", "json"], outputFile: { json: report } }),
  },
}));
