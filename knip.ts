import type { KnipConfig } from "knip";
import { commands, entrySources } from "./docs/generate/entryPoints.ts";
import rivals from "./test/bench/rivals/package.json" with { type: "json" };

/** Named by the benchmark of imports, and imported by no file. */
const onlyNamed: readonly string[] = ["@slack/web-api", "openai"];
const required = Object.keys(rivals.dependencies).filter((name) => !onlyNamed.includes(name));

const config: KnipConfig = {
  entry: [
    ...[...Object.values(entrySources()), ...Object.values(commands)].map((source) => `${source}!`),
    "src/apps/page/main.tsx!",
    // Tests read the files of a language from its folder.
    "src/languages/*/glossary.ts",
    "test/**/*.slow.test.ts",
    "test/types/**/*.test-d.ts",
    "test/bench/*.bench.ts",
    "test/chaos/worker.ts",
    "test/premises/program.ts",
    "test/premises/programs/*.ts",
    "test/forwarding/sqlite/*Writer.ts",
    "docs/generate/*.ts",
    "test/otherClients/browserPage.ts",
    "test/support/skippedTests.ts",
    "test/mutation/stryker/{chosenChecker,vitest.config}.ts",
  ],
  project: ["src/**/*.{ts,tsx}!", "test/**/*.ts", "docs/generate/*.ts", "examples/quickstart/*.ts"],
  ignore: ["test/package/consumers/**"],
  ignoreBinaries: ["mkfifo", "mount", "umount", "baselinker-sdk", "openssl", "pgbouncer"],
  // The first two are run by their files, see docs/generate/devTool.ts. The third is bundled with `string-width`, and
  // named so that there is one version of it. The others are installed by the benchmarks.
  ignoreDependencies: [
    "@arethetypeswrong/cli",
    "publint",
    "ansi-regex",
    // Of a recipe in the docs, which a test runs.
    "undici",
    // Of `npm run mutate`.
    "@stryker-mutator/vitest-runner",
    ...required,
  ],
};

export default config;
