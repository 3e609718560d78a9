import type { Recipe } from "./recipe.ts";

export const sender: Recipe = {
  heading: "A sender",
  steps: [
    {
      file: "src/webhook/senders/described/paperShop.ts",
      content: `import type { SenderRecord } from "../record.ts";

export const paperShopRecord = {
  title: "Paper shop",
  seen: "2026-11-30, papershop.example/webhooks",
  verify: '\`signatures.sharedSecret({ name: "paperShop", secret, query: "key", repeats: false })\`',
  lookOut: "an order comes once",
  behaviour: { signs: "nothing" },
} as const satisfies SenderRecord;
`,
    },
    {
      file: "src/webhook/senders/records.ts",
      after: 'from "./described/paddle.ts"',
      lines: 'import { paperShopRecord } from "./described/paperShop.ts";',
    },
    {
      file: "src/webhook/senders/records.ts",
      after: "export const senderRecords",
      lines: "  paperShopRecord,",
    },
  ],
  commands: ["npm run generate", "npx tsc -b", "npx vitest run test/webhook test/docs/senders.test.ts"],
};
