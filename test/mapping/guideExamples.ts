import { existsSync, readFileSync } from "node:fs";
import { createCatalog } from "../../src/catalog/createCatalog.ts";
import { isRulesError } from "../../src/errors/rulesError.ts";
import { createMapper } from "../../src/mapping/createMapper.ts";
import type { Account, CatalogProduct, MapContext } from "../../src/mapping/mapContext.ts";
import type { MapResult } from "../../src/mapping/mapResult.ts";
import { parseRules } from "../../src/mapping/schema/parseRules.ts";

/**
 * Every fenced block `json example` of the guides holds a lead, rules and what comes of them. Parts that do
 * not matter are left out there and filled in here.
 */
export interface GuideExample {
  /** The line of the guide. */
  readonly line: number;
  readonly lead: unknown;
  /** Where the lead is a request of several: what each of them becomes. */
  readonly orders?: readonly Record<string, unknown>[];
  readonly rules?: { readonly fields?: Record<string, unknown> };
  /** A LeadBox table instead of rules. */
  readonly table?: Record<string, unknown>;
  /** The products of the catalog 205. */
  readonly catalog?: readonly Partial<CatalogProduct>[];
  readonly account?: Partial<Account>;
  readonly order?: Record<string, unknown>;
  readonly skip?: string;
  readonly error?: readonly string[];
  readonly issues?: readonly string[];
  readonly key?: string;
}

export function examplesOf(guide: string): GuideExample[] {
  const file = new URL(`../../docs/${guide}`, import.meta.url);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  return [...text.matchAll(/^```json example\n([\s\S]*?)^```/gm)].map((match) => ({
    ...JSON.parse(match[1] ?? ""),
    line: text.slice(0, match.index).split("\n").length,
  }));
}

/** What the example's lead becomes, or each lead of its request; the problems of rules that are wrong. */
export function resultsOf(example: GuideExample, rules: object): readonly (MapResult | string)[] {
  try {
    const mapper = createMapper(parseRules(rules));
    const leads = example.orders === undefined ? [example.lead] : mapper.split(example.lead);
    return leads.map((lead) => mapper.map(lead, contextOf(example)));
  } catch (error) {
    if (isRulesError(error)) return [error.message];
    throw error;
  }
}

/** The example's rules with what it leaves out. */
export function rulesOf(example: GuideExample): object {
  if (example.table !== undefined) return { order_status_id: 8001, ...example.table };
  const { fields, ...rules } = example.rules ?? {};
  const isWhole = "skip" in example || "needsContact" in rules;
  return {
    version: 1,
    ...(isWhole ? {} : { needsContact: false }),
    ...rules,
    fields: { order_status_id: 8001, ...fields },
  };
}

function contextOf({ catalog, account }: GuideExample): MapContext {
  const none = { productId: 0, parentId: 0, sku: "", ean: "", name: "", prices: {} };
  const nobody: Account = {
    statuses: [],
    sources: [],
    extraFields: [],
    catalogs: [],
    warehouses: [],
    priceGroups: [],
  };
  return {
    receivedAt: 1_795_176_333,
    ...(account === undefined ? {} : { account: { ...nobody, ...account } }),
    ...(catalog === undefined
      ? {}
      : {
          catalog: createCatalog(
            catalog.map((product) => ({ ...none, ...product })),
            { inventoryId: 205 },
          ),
        }),
  };
}
