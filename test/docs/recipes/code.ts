import type { Recipe } from "./recipe.ts";

export const code: Recipe = {
  heading: "A code",
  steps: [
    {
      file: "src/mapping/issueCodes.ts",
      after: "export const issueCodes = {",
      lines: `  name_is_digits: warning("The name has only digits. Check the path."),`,
    },
    {
      file: "docs/generate/issueCodesUk.ts",
      after: "export const issueCodesUk",
      lines: `  name_is_digits: "Ім'я складається лише з цифр. Перевірте шлях у правилі.",`,
    },
  ],
  commands: ["npm run generate", "npx tsc --noEmit", "npx vitest run test/mapping/issueCodes.test.ts"],
  pending: "codes get records, and their tables a page of their own",
};
