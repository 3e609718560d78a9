import type { Recipe } from "./recipe.ts";

export const method: Recipe = {
  heading: "A method",
  steps: [
    {
      file: "src/api/printouts.ts",
      after: "export const printoutsMethods = methods({",
      lines: `  /**
   * Printers that are connected to the account, 100 a page.
   *
   * @see https://api.baselinker.com/index.php?method=getPrinters
   */
  getPrinters: read(
    { page: optional(integer()) },
    { printers: list(object({ printer_id: integer(), name: text() }), "printer_id") },
  ),`,
    },
  ],
  commands: ["npm run generate", "npx tsc --noEmit", "npx vitest run test/api/methods.test.ts"],
  pending: "methods are moved to keyed literals",
};
