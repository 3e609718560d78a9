import { readdirSync, readFileSync } from "node:fs";
import type { Check } from "./page.ts";
import { openWhole, said, write } from "./playgroundPage.ts";
import { until } from "./until.ts";

/** The goals are for a machine that does nothing else; the limits are for one that is busy. */
const firstResult = { goalMs: 1_000, limitMs: 5_000 };
const typing = { goalMs: 100, limitMs: 500 };

const folder = new URL("../../examples/rules/", import.meta.url);

export const speedChecks: readonly Check[] = [
  {
    name: "playground: the first result is there a second after the page",
    async run({ page, origin }) {
      const times: number[] = [];
      for (let count = 0; count < 3; count += 1) {
        await openWhole(page, origin);
        times.push(
          await page.evaluate<number>(
            "performance.getEntriesByName('playground: first result')[0].startTime",
          ),
        );
      }
      tell("first result after navigation", medianOf(times), firstResult);
    },
  },
  {
    name: "playground: a letter typed into the largest ready set changes the order at once",
    async run({ page, origin }) {
      const name = largestSet();
      await openWhole(page, origin);
      await page.locator(".playground .source").selectOption(name);
      await until(page, `document.querySelector('.playground .result').dataset.set === '${name}'`);
      const text = JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
      const { fields, ...others } = text;
      const rules = JSON.stringify({ ...others, fields: { ...fields, extra_field_2: "'a'" } }, null, 2);
      await write(page, rules.replace("\"'a'\"", '{ "value": "a" }'));
      await said(page, /^order/);
      const behind = rules.length - rules.lastIndexOf("'a'") - "'a'".length + '"" }'.length - 2;
      for (let count = 0; count < behind; count += 1) await page.keyboard.press("ArrowLeft");
      const times: number[] = [];
      for (let count = 0; count < 9; count += 1) {
        await page.evaluate(`(() => {
          const panel = document.querySelector(".playground .panel");
          const before = panel.textContent;
          let begun;
          delete window.typedMs;
          addEventListener("keydown", () => { begun = performance.now(); }, { capture: true, once: true });
          const observer = new MutationObserver(() => {
            if (panel.textContent === before) return;
            window.typedMs = performance.now() - begun;
            observer.disconnect();
          });
          observer.observe(panel, { subtree: true, childList: true, characterData: true });
        })()`);
        await page.keyboard.type("b");
        await until(page, "window.typedMs !== undefined");
        times.push(await page.evaluate<number>("window.typedMs"));
      }
      tell(`a letter in ${name}`, medianOf(times), typing);
    },
  },
];

function largestSet(): string {
  const sizes = readdirSync(folder)
    .filter((file) => file.endsWith(".json") && !file.endsWith(".test.json"))
    .map((file) => ({ file, size: readFileSync(new URL(file, folder)).length }))
    .sort((one, other) => other.size - one.size);
  return sizes[0]?.file.replace(/\.json$/, "") ?? "";
}

function medianOf(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

function tell(what: string, ms: number, { goalMs, limitMs }: typeof typing): void {
  console.log(`     ${what}: ${Math.round(ms)} ms (goal ${goalMs})`);
  if (!(ms <= limitMs)) throw new Error(`${what}: ${Math.round(ms)} ms, the limit is ${limitMs}`);
}
