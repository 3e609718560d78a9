/** A plan of 10,000 leads against mapping them by both sets of rules: `npm run bench -- plan`. */
import { readySets } from "../../docs/generate/readySets.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { planRules } from "../../src/mapping/plan/planRules.ts";
import type { Rules } from "../../src/mapping/rules/rules.ts";

const maxTimes = 2.2;
const rounds = 3;
const count = 10_000;

for (const { name, rules: before, requests } of readySets()) {
  if (name !== "tilda-cart" && name !== "tilda-form") continue;
  const leads = Array.from({ length: count }, (_, index) => ({
    lead: requests[index % requests.length],
    receivedAt: new Date((1_767_225_600 + index) * 1000),
  }));
  for (const [what, after] of [
    ["the same rules", { ...before }],
    ["another price of delivery", withFields(before, { delivery_price: 100 })],
  ] as const) {
    const ratios = Array.from({ length: rounds }, () => {
      const twice = timeOf(() => {
        for (const mapper of [createMapper(before), createMapper(after)])
          for (const { lead, receivedAt } of leads) mapper.map(lead, { receivedAt });
      });
      return timeOf(() => planRules(before, after, leads)) / twice;
    }).sort((a, b) => a - b);
    const ratio = ratios[Math.floor(rounds / 2)] ?? Number.NaN;
    const verdict = ratio <= maxTimes ? "reached" : "MISSED";
    console.log(
      `${name}, ${what}: ${ratio.toFixed(2)} times mapping ${count} leads by both, goal ${maxTimes}: ${verdict}`,
    );
  }
}

function withFields(rules: Rules, fields: Rules["fields"]): Rules {
  return { ...rules, fields: { ...rules.fields, ...fields } };
}

function timeOf(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}
