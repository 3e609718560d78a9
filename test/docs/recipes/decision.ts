import type { Recipe } from "./recipe.ts";

export const decision: Recipe = {
  heading: "A decision",
  steps: [
    {
      file: "docs/decisions/lines-as-text.md",
      content: `# Why lines stay text

**Context.** A line without a SKU matches no product.

**Decision.** It is sent as text.

**Consequence.** Nothing of the order is lost.
`,
    },
    {
      file: "docs/decisions/README.md",
      after: "| [limiter](limiter.md)",
      lines: "| [lines-as-text](lines-as-text.md) | A line that matches no product is sent as text. |",
    },
  ],
  commands: ["npx vitest run test/docs/indexes.test.ts"],
};
