import type { Recipe } from "./recipe.ts";

const example = `
\`\`\`json example
{
  "lead": { "number": "12" },
  "rules": { "fields": { "extra_field_1": { "path": "number", "prefix": "N-" } } },
  "order": { "extra_field_1": "N-12" }
}
\`\`\``;

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
      after: "  case: { takes: choiceOf(letterCases)",
      lines: `  prefix: { takes: "text", stage: (prefix) => onText((text) => prefix + text) },`,
    },
    {
      file: "test/mapping/arbitraryRules.ts",
      after: `case: fc.constantFrom("upper"`,
      lines: `        prefix: fc.constantFrom("N-", ""),`,
    },
    {
      file: "docs/rules.md",
      after: "`clean` takes any of",
      lines: `\n\`prefix\` puts a text before the value.\n${example}`,
    },
    {
      file: "docs/rules.uk.md",
      after: "`clean` приймає",
      lines: `\n\`prefix\` ставить текст перед значенням.\n${example}`,
    },
  ],
  commands: ["npx tsc --noEmit", "npx vitest run test/mapping"],
  pending: "words get records with their behaviour",
};
