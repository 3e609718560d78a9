import type { Recipe } from "./recipe.ts";

const rules = {
  version: 1,
  defaults: { country: "PL", currency: "PLN" },
  key: "id",
  fields: { order_status_id: 8001, email: "mail", delivery_fullname: "who" },
};
const tests = [
  {
    name: "a request",
    lead: { id: "1", mail: "ann@example.com", who: "Ann" },
    order: {
      order_status_id: 8001,
      email: "ann@example.com",
      delivery_fullname: "Ann",
      date_add: "$receivedAt",
      currency: "PLN",
      delivery_country_code: "PL",
      products: [],
    },
    whole: true,
    key: "1",
    issues: [],
  },
];

export const source: Recipe = {
  heading: "A source",
  steps: [
    { file: "examples/rules/paper-form.json", content: `${JSON.stringify(rules, null, 2)}\n` },
    {
      file: "examples/rules/paper-form.test.json",
      content: `${JSON.stringify({ rules: "./paper-form.json", tests }, null, 2)}\n`,
    },
    {
      file: "examples/rules/README.md",
      after: "| `opencart-order.json`",
      lines: "| `paper-form.json` | a form on paper, typed in | JSON |",
    },
  ],
  commands: [
    "npx vitest run test/mapping/sources.test.ts test/mapping/readyRules.test.ts test/docs/indexes.test.ts",
  ],
};
