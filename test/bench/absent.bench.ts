import { createCatalog } from "../../src/mapping/catalog/createCatalog.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import type { Rules } from "../../src/mapping/rules/rules.ts";
import { threadTimer } from "../support/threadTimer.ts";
import { cartWorkload, formWorkload, products, shopWorkload } from "./mappingWorkloads.ts";

/**
 * What an absent optional field costs: `npm run bench -- absent`. The same lead is mapped with and without rules for
 * fields that it lacks, in turns, and the processor time is compared: what a path that found nothing costs is the
 * search for names like it, for the message.
 */
const nothing = () => undefined;
const catalog = createCatalog(products, { inventoryId: 205 });
const goals = [1.5, 1.7] as const;
/** The kernel counts processor time in steps of 4 ms, which are 2 per cent of this. */
const lapMs = 200;
const context = { receivedAt: new Date(1_795_180_000_000), catalog };

/** A lead of about 8 kB: a shop's order, with the texts of its plugins. */
function largeLead(): Record<string, unknown> {
  const { lead } = cartWorkload(nothing);
  const meta = Array.from({ length: 60 }, (_, index) => [
    `plugin_setting_${index}`,
    "A text of a plugin that rules do not use, and that is rather long: about a hundred characters of it.",
  ]);
  return { ...Object(lead), meta: Object.fromEntries(meta) };
}

const cases: readonly {
  readonly name: string;
  readonly rules: Rules;
  readonly lead: unknown;
  readonly absent: readonly string[];
}[] = [
  {
    ...cartWorkload(nothing),
    name: "cart",
    absent: ["payment.promocode", "Phone_2", "payment.delivery_zip"],
  },
  {
    ...formWorkload(nothing),
    name: "form, elements of a list",
    absent: [
      "field_data[name=phone_number].values[0]",
      "field_data[name='postal code'].values[0]",
      "ad_name",
    ],
  },
  {
    ...shopWorkload(catalog, nothing, nothing),
    name: "shop",
    absent: ["billing.company_vat", "shipping.phone", "customer_comment"],
  },
  {
    ...cartWorkload(nothing),
    name: "cart of 8 kB",
    lead: largeLead(),
    absent: ["payment.promocode", "Phone_2", "payment.delivery_zip"],
  },
];

console.log(
  "processor time with paths that the lead lacks, through that without them; median of 15 laps of 200 ms",
);
for (const { name, rules, lead, absent } of cases) {
  const mappers = [0, 1, 3].map((count) => createMapper(withAbsent(rules, absent.slice(0, count))));
  const times = mappers.map((): number[] => []);
  const runs = runsInLap(() => mappers[0]?.map(lead, context));
  for (let round = 0; round < 16; round += 1)
    for (const [index, mapper] of mappers.entries()) {
      const ms = millisecondsOf(() => mapper.map(lead, context), runs);
      // The first round compiles.
      if (round > 0) times[index]?.push((ms * 1000) / runs);
    }
  const [whole = Number.NaN, one = Number.NaN, three = Number.NaN] = times.map(median);
  const isReached = one <= goals[0] * whole && three <= goals[1] * whole;
  console.log(
    `${name.padEnd(28)} mapping ${whole.toFixed(2)} µs, one absent ${(one / whole).toFixed(2)} times, three ${(three / whole).toFixed(2)} times; goal ${goals.join(" and ")}: ${isReached ? "reached" : "MISSED"}`,
  );
}

function withAbsent(rules: Rules, paths: readonly string[]): Rules {
  const fields = Object.fromEntries(paths.map((path, index) => [`deal_cf_${900 + index}`, path]));
  return { ...rules, fields: { ...rules.fields, ...fields } };
}

/** How often a mapping runs so that it takes a lap. */
function runsInLap(run: () => unknown): number {
  let runs = 1;
  while (millisecondsOf(run, runs) < lapMs / 4) runs *= 2;
  return Math.ceil((runs * lapMs) / millisecondsOf(run, runs));
}

function millisecondsOf(run: () => unknown, runs: number): number {
  const timer = threadTimer();
  for (let round = 0; round < runs; round += 1) run();
  return timer();
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
