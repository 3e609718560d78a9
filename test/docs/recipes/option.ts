import type { Recipe } from "./recipe.ts";

export const option: Recipe = {
  heading: "An option",
  steps: [
    {
      file: "src/client/calls/options.ts",
      after: "readonly appInfo?: AppInfo | undefined;",
      lines: `  /**
   * Which of the merchant's regions the client works for.
   *
   * @default "eu"
   */
  readonly region?: string | undefined;`,
    },
    {
      file: "src/client/calls/config.ts",
      after: "appInfo: group(owner, appInfoChecks),",
      lines: `  region: text({ default: "eu" }),`,
    },
    {
      file: "docs/client.md",
      after: "| `appInfo` |",
      lines: '| `region` | `"eu"` | which of the merchant\'s regions the client works for |',
    },
  ],
  commands: ["npx tsc -b", "npx vitest run test/client/calls/options.test.ts test/docs/indexes.test.ts"],
};
