import type { Recipe } from "./recipe.ts";

const line = "A firewall answers 403 with HTML; nothing is carried out.";

export const fault: Recipe = {
  heading: "A fault of the fake account",
  steps: [
    {
      file: "src/testing/fake/faults.ts",
      after: "export const faults = {",
      lines: `  firewall: deliveryFault({
    line: "${line}",
    act: () => pageOf(403, "403 Forbidden"),
  }),`,
    },
    {
      file: "test/testing/fake/deliveryFaults.test.ts",
      after: "  {",
      lines: `    firewall: [
      "answers 403 and stores nothing",
      async ({ account, inject, addOrder }) => {
        inject("firewall");
        expect([(await addOrder()).status, account.orders.length]).toEqual([403, 0]);
      },
    ],`,
    },
    {
      file: "test/simulation/faults.ts",
      after: "export const faultsOfFake",
      lines: `  firewall: "not-done",`,
    },
    {
      file: "docs/testing-reference.md",
      after: "| --- | --- | --- |",
      lines: `| \`firewall\` | ${line} | |`,
    },
  ],
  commands: [
    "npx tsc -b",
    "npx vitest run test/testing/fake/deliveryFaults.test.ts test/testing/fake/recipes.test.ts -t fault",
  ],
};
