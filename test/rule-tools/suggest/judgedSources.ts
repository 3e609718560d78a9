import { readFileSync } from "node:fs";
import { readySets } from "../../../docs/generate/readySets.ts";
import { createMapper } from "../../../src/mapping/mapper/createMapper.ts";
import { isRecord } from "../../../src/shared/json/value.ts";
import { type JudgedSource, judgedBy } from "./judge.ts";

/** The leads of each ready set, with the orders that its rules make of them. */
export function readySources(): JudgedSource[] {
  return readySets().map(({ name, rules, requests }) => {
    const mapper = createMapper(rules);
    const leads = requests.flatMap((request) => mapper.split(request));
    const judged = leads.flatMap((lead) => judgedBy(rules, lead) ?? []);
    return {
      name,
      leads: judged.map((each) => ({ ...each, keys: [...each.keys, ...moreKeys(name, each.lead)] })),
    };
  });
}

/** Other ids of the same order, which are as good as the key of the set. */
function moreKeys(name: string, lead: unknown): string[] {
  return name === "sylius-order" && isRecord(lead) ? [String(lead.id)] : [];
}

/** What only the owner of a shop in this country says. */
const owners: Readonly<Record<string, { country: string; timeZone: string }>> = {
  "+380": { country: "UA", timeZone: "Europe/Kyiv" },
  "+48": { country: "PL", timeZone: "Europe/Warsaw" },
  "+49": { country: "DE", timeZone: "Europe/Berlin" },
};

/**
 * Two leads each of ten sources without a ready set, with the orders that a careful person would make: written from
 * what the documentation of the sources says, before there was anything to suggest.
 */
export function newSources(): JudgedSource[] {
  const file: unknown = JSON.parse(readFileSync(new URL("sources.json", import.meta.url), "utf8"));
  return Object.entries(isRecord(file) ? file : {}).map(([name, cases]) => ({
    name,
    leads: (Array.isArray(cases) ? cases : []).filter(isRecord).map(({ lead, order }) => {
      const { key, ...fields } = isRecord(order) ? order : {};
      const phone = String(fields.phone ?? "");
      const defaults = Object.entries(owners).find(([code]) => phone.startsWith(code))?.[1];
      return {
        lead,
        order: fields,
        keys: key === undefined ? [] : [String(key)],
        defaults,
        unsaid: new Set<string>(),
      };
    }),
  }));
}
