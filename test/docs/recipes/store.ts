import type { Recipe } from "./recipe.ts";

export const store: Recipe = {
  heading: "A store",
  steps: [
    {
      file: "docs/generate/entryPoints.ts",
      after: "export const entryPoints",
      lines: `  paper: { source: "src/entries/paper.ts", engine: true },`,
    },
    {
      file: "package.json",
      after: `"exports": {`,
      lines: `    "./paper": {
      "import": { "types": "./dist/paper.d.ts", "default": "./dist/paper.js" },
      "require": { "types": "./dist/paper.d.cts", "default": "./dist/paper.cjs" }
    },`,
    },
    {
      file: "test/package/publicNames.json",
      after: "{",
      lines: `  "paper": { "values": ["paperStore"], "types": [] },`,
    },
    {
      file: "src/entries/paper.ts",
      content: `export { paperStore } from "../forwarding/paper/paperStore.ts";\n`,
    },
    {
      file: "src/forwarding/paper/paperStore.ts",
      content: `import { memoryStore } from "../store/memoryStore.ts";
import type { LeadStore } from "../store/store.ts";

/** Keeps everything on paper, which for now is memory. */
export function paperStore(options: Parameters<typeof memoryStore>[0]): LeadStore {
  return memoryStore(options);
}
`,
    },
    {
      file: "test/forwarding/paper/paperStore.test.ts",
      content: `import { describe, it } from "vitest";
import { paperStore } from "../../../src/forwarding/paper/paperStore.ts";
import { storeContract } from "../../contracts/contracts.ts";
import { manualClock } from "../../support/manualClock.ts";

storeContract({ describe, it }, "paper", async () => {
  const clock = manualClock();
  const store = paperStore({ testing: { clock }, retentionMs: 100_000 });
  return {
    store,
    other: store,
    leaseMs: 1_000,
    retentionMs: 100_000,
    pass: (ms) => clock.advance(ms),
    damage: "never",
    forget: "never",
    removeByHand: "never",
    refuse: "never",
    holds: "never",
    close: () => store.close(),
  };
});
`,
      unchecked: true,
    },
  ],
  commands: ["npx tsc -b", "npx vitest run test/architecture test/forwarding/paper"],
};
