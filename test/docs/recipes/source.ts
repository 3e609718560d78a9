import type { Recipe } from "./recipe.ts";

const rules = {
  version: 1,
  key: "id",
  fields: { order_status_id: 8001, email: "mail", delivery_fullname: "who" },
  products: {
    each: "goods",
    fields: { sku: "code", name: "what", price_brutto: "price", quantity: "pieces" },
  },
  total: "sum",
};
const tests = [
  {
    name: "a request",
    lead: {
      id: "1",
      mail: "ann@example.com",
      who: "Ann",
      goods: [{ code: "MUG", what: "Mug", price: 12.5, pieces: 2 }],
      sum: 25,
    },
    order: {
      order_status_id: 8001,
      email: "ann@example.com",
      delivery_fullname: "Ann",
      date_add: "$receivedAt",
      products: [{ sku: "MUG", name: "Mug", price_brutto: 12.5, quantity: 2 }],
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
    {
      file: "test/mapping/totals/statedTotals.ts",
      after: '  "opencart-order":',
      lines: '  "paper-form": at("sum"),',
    },
  ],
  commands: [
    "npx vitest run test/mapping/sources.test.ts test/mapping/readyRules.test.ts test/mapping/totals test/docs/indexes.test.ts",
  ],
};
