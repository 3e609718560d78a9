import { readFile } from "node:fs/promises";
import type { Rules } from "baselinker-sdk";
import { parseRules } from "baselinker-sdk/mapping";

/** One lead of the demo, and the rules of its source. */
export interface DemoLead {
  readonly source: string;
  readonly lead: unknown;
  readonly rules: Rules;
}

/** The leads in the order in which they come in. The last one is the first once more, as webhooks do. */
export async function demoLeads(): Promise<DemoLead[]> {
  const form = await rules("site-cart");
  const cart = { source: "Site cart", lead: await json("leads/site-cart"), rules: form };
  return [
    cart,
    { source: "Lead ads form", lead: await json("leads/lead-ads"), rules: await rules("lead-ads") },
    { source: "Shop order", lead: await json("leads/shop-order"), rules: await rules("shop-order") },
    { source: "Ping of a form", lead: await json("leads/ping"), rules: form },
    { ...cart, source: "Site cart, again" },
  ];
}

async function json(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`${name}.json`, import.meta.url), "utf8"));
}

/** What a person wrote is checked once, with every problem named, before the first lead comes. */
async function rules(name: string): Promise<Rules> {
  return parseRules(await json(`rules/${name}`));
}
