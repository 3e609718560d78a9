import type { Recipe } from "./recipe.ts";

const work = `import { readLeads } from "../../files/leads.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";

/** How many leads there are. */
export async function countCommand({ words, output, onRead, signal }: CommandCall): Promise<Ending> {
  let leads = 0;
  for await (const batch of readLeads(words, { contentType: undefined, onRead, signal })) leads += batch.length;
  if (output.isJson) output.json({ leads });
  else output.print(String(leads));
  return "yes";
}
`;

const declaration = `  {
    name: "count",
    about: "help.count",
    arguments: [leadsArgument],
    options: [],
    examples: ["count leads.ndjson"],
    load: async () => (await import("../commands/count.ts")).countCommand,
  },`;

export const command: Recipe = {
  heading: "A command",
  steps: [
    { file: "src/apps/cli/commands/count.ts", content: work },
    {
      file: "src/apps/cli/declarations/ruleCommands.ts",
      after: "export const ruleCommands",
      lines: declaration,
    },
    {
      file: "src/languages/en/commands.ts",
      after: "export const commands = {",
      lines: '  "help.count": "count leads",',
    },
    {
      file: "src/languages/uk/commands.ts",
      after: "export const commands = {",
      lines: '  "help.count": "порахувати ліди",',
    },
    {
      file: "src/languages/pl/commands.ts",
      after: "export const commands = {",
      lines: '  "help.count": "policz leady",',
    },
    {
      file: "docs/generate/commandResults.ts",
      after: "  return {",
      lines: "    count: z.object({ leads: z.number() }),",
    },
  ],
  commands: [
    "npm run generate",
    "npx tsc -b",
    "npx vitest run test/apps/cli/results.test.ts test/apps/cli/page.test.ts",
  ],
};
