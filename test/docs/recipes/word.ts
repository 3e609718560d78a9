import type { Recipe } from "./recipe.ts";

const example = `  {
    "lead": { "number": "12" },
    "rules": { "fields": { "extra_field_1": { "path": "number", "suffix": "-N" } } },
    "order": { "extra_field_1": "12-N" }
  },`;

export const word: Recipe = {
  heading: "A word of the rules",
  steps: [
    {
      file: "src/mapping/rules/value.ts",
      after: "readonly case?: LetterCase;",
      lines: `  /** A text to put after the value: \`"-N"\`. */
  readonly suffix?: string;`,
    },
    {
      file: "docs/generate/ukrainianWords.ts",
      after: "case: 'Літери тексту",
      lines: `    suffix: 'Текст після значення: \`"-N"\`.',`,
    },
    {
      file: "src/mapping/compile/modifiers.ts",
      after: '  as: { takes: "type", stage: compileReadAs },',
      lines: `  suffix: {
    takes: "text",
    stage(suffix, path, env) {
      if (suffix === "") addProblem(env.problems, "misplaced.suffix", path);
      return onText((text) => text + suffix);
    },
  },`,
    },
    {
      file: "src/mapping/compile/modifiers.ts",
      after: "import { choiceOf, type Takes }",
      lines: `import { addProblem } from "../rules/problems.ts";`,
    },
    {
      file: "src/mapping/contract/problemTexts.ts",
      after: "export const problemTexts = {",
      lines: `  "misplaced.suffix": "An empty \`suffix\` changes nothing. Remove it.",`,
    },
    {
      file: "src/languages/uk/problems.ts",
      after: "export const problems = {",
      lines: `  "misplaced.suffix": "Порожній \`suffix\` нічого не змінює. Приберіть його.",`,
    },
    {
      file: "src/languages/pl/problems.ts",
      after: "export const problems = {",
      lines: `  "misplaced.suffix": "Pusty \`suffix\` niczego nie zmienia. Usuń go.",`,
    },
    {
      file: "test/mapping/wrongRules.ts",
      after: "export const wrongRules",
      lines: `  "misplaced.suffix": field({ path: "a", suffix: "" }),`,
    },
    {
      file: "test/mapping/arbitraryRules.ts",
      after: `case: fc.constantFrom("upper"`,
      lines: `        suffix: fc.constantFrom("-N", "!"),`,
    },
    {
      file: "docs/rules-reference.md",
      after: "| `case` | `upper`",
      lines: "| `suffix` | a text | puts it after the value |",
    },
    {
      file: "test/mapping/wordExamples.json",
      after: "[",
      lines: example,
    },
  ],
  commands: [
    "npx tsc -b",
    "npx vitest run test/mapping/everyWord.test.ts test/mapping/anyRulesAnyLead.test.ts test/mapping/languages.test.ts",
  ],
};
