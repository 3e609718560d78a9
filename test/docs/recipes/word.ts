import type { Recipe } from "./recipe.ts";

export const word: Recipe = {
  heading: "A word of the rules",
  steps: [
    {
      file: "src/mapping/rules/value.ts",
      after: "readonly case?: LetterCase;",
      lines: `  /** A text to put before the value. */
  readonly prefix?: string;`,
    },
    {
      file: "src/mapping/compile/modifiers.ts",
      after: "export const modifierWords",
      lines: `  prefix: { takes: "text", stage: ({ prefix }) => onText((text) => prefix + text) },`,
    },
  ],
  commands: ["npx tsc --noEmit", "npx vitest run test/mapping"],
  pending: "words get records with their behaviour",
};
