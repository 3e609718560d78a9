import { isRecord } from "../../json/value.ts";
import { checkOptions, expected, type OptionChecks } from "../../options/check.ts";
import { type Account, type Catalog, contextOptions } from "../mapContext.ts";
import { readDictionary } from "./dictionary.ts";
import { minedDictionary } from "./minedDictionary.ts";
import type { SuggestedRules } from "./suggested.ts";
import { suggestWith } from "./suggestWith.ts";

/** Options of `suggestRules`. */
export interface SuggestRulesOptions {
  /**
   * The orders that people created from these leads, in the same order; `undefined` for a lead without one. In the
   * format of `addOrder` or `getOrders`. They may be partial.
   */
  readonly orders?: readonly (object | undefined)[] | undefined;
  /** Used to find additional fields by their names. Created by `loadAccount`. */
  readonly account?: Account | undefined;
  /** Used to find the parameter with SKUs or EANs. Created by `createCatalog` or `loadCatalog`. */
  readonly catalog?: Catalog | undefined;
}

/** How each of these options is checked. */
const suggestOptions = {
  orders: {
    default: undefined,
    check(name, given) {
      if (Array.isArray(given) && given.every(isOrder)) return given;
      throw expected(name, "a list of orders, one for each lead, `undefined` if there is none", given);
    },
  },
  account: contextOptions.account,
  catalog: contextOptions.catalog,
} satisfies OptionChecks<SuggestRulesOptions>;

/**
 * Suggests rules for a source that has none: a first draft for a person to review. Pure: no network, no clock, no
 * randomness. The rules always compile. They contain no constants from an order, except for values that only an order
 * has: status, source and currency, whose reasons say `constant`.
 *
 * Pass several leads of the same source if you can: a path in only one of them is left out. With `orders`, each rule
 * must reproduce all of them.
 * @throws TypeError for leads that are not a list, and for a wrong option. Never throws for the content of leads.
 *
 * @example
 * ```ts
 * const { rules, reasons, candidates } = suggestRules([lead, another], { orders: [order, undefined] });
 * const mapper = createMapper(rules);
 * ```
 */
export function suggestRules(leads: readonly unknown[], options: SuggestRulesOptions = {}): SuggestedRules {
  if (!Array.isArray(leads)) throw expected("leads", "a list of leads", leads);
  const { orders, account, catalog } = checkOptions("suggestRules", suggestOptions, options);
  if (orders !== undefined && orders.length > leads.length)
    throw new TypeError("Expected `orders` to have one order for each lead at most.");
  return suggestWith(readDictionary(minedDictionary), leads, { orders, account, catalog });
}

function isOrder(given: unknown): boolean {
  return given === undefined || isRecord(given);
}
