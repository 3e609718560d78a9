import type { Recipe } from "./recipe.ts";

export const store: Recipe = {
  heading: "A store",
  steps: [
    {
      file: "docs/generate/entryPoints.ts",
      after: "export const entryPoints",
      lines: `  paper: { source: "src/paper/index.ts", engine: true },`,
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
      file: "src/paper/index.ts",
      content: `export { paperStore } from "./paperStore.ts";\n`,
    },
    {
      file: "src/paper/paperStore.ts",
      content: `import { memoryStore } from "../forwarding/memoryStore.ts";
import type { ForwardStore } from "../forwarding/store.ts";

/** Keeps everything in memory, as paper would. */
export function paperStore(): ForwardStore {
  return memoryStore();
}
`,
    },
  ],
  commands: ["npx tsc --noEmit", "npx vitest run test/architecture"],
  pending: "the contract of stores is moved to test/contracts",
};
