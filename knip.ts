import type { KnipConfig } from "knip";
import { commands, entrySources } from "./docs/generate/entryPoints.ts";

const config: KnipConfig = {
  entry: [
    ...[...Object.values(entrySources()), ...Object.values(commands)].map((source) => `${source}!`),
    "test/types/**/*.test-d.ts",
    "test/bench/*.bench.ts",
    "test/chaos/worker.ts",
    "test/sqlite/*Writer.ts",
    "docs/generate/*.ts",
    "test/otherClients/browserPage.ts",
    "test/support/skippedTests.ts",
  ],
  project: ["src/**/*.ts!", "test/**/*.ts", "docs/generate/*.ts", "examples/quickstart/*.ts"],
  ignore: ["test/package/consumers/**"],
  ignoreBinaries: ["mount", "umount", "baselinker-sdk", "openssl"],
  // The first two are run by their files, see docs/generate/devTool.ts.
  ignoreDependencies: ["@arethetypeswrong/cli", "publint", "jsonata", "morphism"],
};

export default config;
