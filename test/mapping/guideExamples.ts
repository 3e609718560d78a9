import { existsSync, readFileSync } from "node:fs";
import { createCatalog } from "../../src/mapping/catalog/createCatalog.ts";
import type { Account, CatalogProduct, MapContext } from "../../src/mapping/contract/mapContext.ts";
import type { MapResult } from "../../src/mapping/contract/mapResult.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import type { RuleTest } from "../../src/mapping/rules/ruleTest.ts";
import { RulesError } from "../../src/shared/errors/rulesError.ts";

/** The examples that no guide has room for. */
export const wordExamples = "wordExamples.json";

/**
 * Every fenced block `json example` of the guides holds rules, what they may refer to, and a test of them without
 * its name. Parts that do not matter are left out there and filled in here.
 */
export interface GuideExample extends Omit<RuleTest, "name"> {
  /** The line of the guide. */
  readonly line: number;
  readonly rules?: { readonly fields?: Record<string, unknown> };
  /** A LeadBox table instead of rules. */
  readonly table?: Record<string, unknown>;
  /** The products of the catalog 205. */
  readonly catalog?: readonly Partial<CatalogProduct>[];
  readonly account?: Partial<Account>;
}

/** Those of a guide, or of the file with one for each word that the guides only describe: then `line` counts them. */
export function examplesOf(guide: string): GuideExample[] {
  if (guide === wordExamples) {
    const all: Omit<GuideExample, "line">[] = JSON.parse(
      readFileSync(new URL(guide, import.meta.url), "utf8"),
    );
    return all.map((example, index) => ({ ...example, line: index + 1 }));
  }
  const file = new URL(`../../docs/${guide}`, import.meta.url);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  return [...text.matchAll(/^```json example\n([\s\S]*?)^```/gm)].map((match) => ({
    ...JSON.parse(match[1] ?? ""),
    line: text.slice(0, match.index).split("\n").length,
  }));
}

/** The example as a test of its rules. */
export function testOf(example: GuideExample): RuleTest {
  const { line, rules, table: _, catalog: __, account: ___, ...test } = example;
  const isOrder = !("skip" in test || "error" in test || "results" in test);
  return {
    name: `line ${line}`,
    receivedAt: receivedAt.toISOString(),
    ...test,
    ...(isOrder ? { order: { ...nothingIn(rules?.fields), ...test.order } } : {}),
  };
}

/** Fields that have a rule, and of which the example does not say what comes of it: nothing. */
function nothingIn(fields: object = {}): Record<string, null> {
  const names = Object.keys(fields).filter((name) => !name.startsWith("deal_cf_"));
  return Object.fromEntries(names.map((name) => [name, null]));
}

/** What the example's lead becomes, or each lead of its request; the problems of rules that are wrong. */
export function resultsOf(example: GuideExample, rules: object): readonly (MapResult | string)[] {
  try {
    const mapper = createMapper(parseRules(rules));
    return mapper.split(example.lead).map((lead) => mapper.map(lead, { receivedAt, ...knownOf(example) }));
  } catch (error) {
    if (error instanceof RulesError) return [error.message];
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

/** What the rules of the example may refer to. */
export function knownOf({ catalog, account }: GuideExample): Omit<MapContext, "receivedAt"> {
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

const receivedAt = new Date(1_795_176_333_000);
