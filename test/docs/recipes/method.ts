import type { Recipe } from "./recipe.ts";

export const method: Recipe = {
  heading: "A method",
  steps: [
    {
      file: "src/api/methods/crm/clients.ts",
      after: "export const methods = named({",
      lines: `  /**
   * Calls that the client made, 50 a page.
   *
   * @see https://api.baselinker.com/index.php?method=getCrmClientCalls
   */
  getCrmClientCalls: read(
    {
      /** The client. */ crm_client_id: integer(),
      /** The page, from 1. */ page: optional(integer()),
    },
    {
      /** Its calls, newest first. */
      calls: list(
        object({
          /** The call. */ call_id: integer(),
          /** The number that was called. */ number: text(),
        }),
        "call_id",
      ),
    },
  ),`,
    },
    {
      file: "src/api/methods/pages.ts",
      after: "const pages = {",
      lines: `  /** All calls of \`getCrmClientCalls\`. */
  iterateCrmClientCalls: { of: "getCrmClientCalls", by: "page", field: "calls", size: 50 },`,
    },
    {
      file: "test/api/methods/documentedMethods.json",
      after: '"getCourierDocument": "read"',
      lines: '  "getCrmClientCalls": "read",',
    },
  ],
  commands: ["npm run generate", "npx tsc -b", "npx vitest run test/api"],
};
