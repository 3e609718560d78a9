import type { Recipe } from "./recipe.ts";

export const code: Recipe = {
  heading: "A code",
  steps: [
    {
      file: "src/mapping/contract/issueCodes.ts",
      after: "export const issueCodes = {",
      lines: `  value_blank: warning("The value has only spaces. Check the path."),`,
    },
    {
      file: "src/mapping/compile/modifiers.ts",
      after: `report(scope, "required_missing", valuePath);`,
      lines: `        if (value === " ") report(scope, "value_blank", valuePath);`,
    },
    {
      file: "src/languages/uk/rules.ts",
      after: "export const rules",
      lines: `  value_blank: "Значення складається лише з пробілів. Перевірте шлях у правилі.",`,
    },
    {
      file: "src/languages/pl/rules.ts",
      after: "export const rules",
      lines: `  value_blank: "Wartość ma tylko spacje. Sprawdź ścieżkę w regule.",`,
    },
  ],
  commands: ["npm run generate", "npx tsc -b", "npx vitest run test/mapping/issueCodes.test.ts"],
};
