import { deepStrictEqual } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import type { Check } from "./page.ts";
import { open } from "./playgroundPage.ts";
import { until } from "./until.ts";

interface Recorded {
  readonly order?: object;
  readonly skip?: string | true;
  readonly error?: readonly string[];
}

interface RecordedTest extends Recorded {
  readonly receivedAt?: string | number;
  readonly results?: readonly Recorded[];
}

const folder = new URL("../../examples/rules/", import.meta.url);
const sets = readdirSync(folder)
  .filter((file) => file.endsWith(".test.json"))
  .map((file) => {
    const { tests }: { readonly tests: readonly RecordedTest[] } = JSON.parse(
      readFileSync(new URL(file, folder), "utf8"),
    );
    return { name: file.slice(0, -".test.json".length), tests };
  });

/** Takes its status from the account: the test is without one, the page lends it a sample one. */
const withoutAccount = "status_unknown";

export const sampleChecks: readonly Check[] = [
  {
    name: "playground: each ready set gives the order of its recorded test",
    async run({ page, origin }) {
      await open(page, origin);
      if (sets.length < 65) throw new Error(`only ${sets.length} ready sets`);
      for (const { name, tests } of sets) {
        const [first] = tests;
        if (first === undefined) throw new Error(`${name} has no test`);
        const expected = first.results?.[0] ?? first;
        await choose(page, name);
        const shown: unknown = JSON.parse(
          await page.evaluate<string>("document.querySelector('.playground pre.order').textContent"),
        );
        const own = expected.error?.includes(withoutAccount)
          ? { status: Object(shown).order_status_id }
          : shown;
        deepStrictEqual(own, endOf(expected, first.receivedAt), `${name} gives another order`);
      }
    },
  },
  {
    name: "playground: the tests of each ready set pass in the page",
    async run({ page, origin }) {
      await open(page, origin);
      await page.locator("#tab-tests").click();
      for (const { name, tests } of sets) {
        await choose(page, name);
        const passed = `${tests.length} of ${tests.length} passed`;
        await until(page, `document.querySelector('.playground .summary')?.textContent === '${passed}'`);
      }
    },
  },
];

/** Each answer is counted by the page: the one of the set before cannot be taken for it. */
async function choose(page: Parameters<Check["run"]>[0]["page"], name: string): Promise<void> {
  await page.locator(".playground .source").selectOption(name);
  await until(page, `document.querySelector('.playground .result').dataset.set === '${name}'`);
}

function endOf(
  { order, skip, error }: Recorded,
  receivedAt: string | number = "2026-01-01T00:00:00Z",
): unknown {
  if (error?.includes(withoutAccount)) return { status: 8001 };
  if (error !== undefined) return { error };
  if (skip !== undefined) return { skip };
  const seconds = typeof receivedAt === "number" ? receivedAt : Date.parse(receivedAt) / 1_000;
  return JSON.parse(JSON.stringify(order).replaceAll('"$receivedAt"', String(seconds)));
}
