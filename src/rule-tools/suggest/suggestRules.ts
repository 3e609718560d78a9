import { type Account, type Catalog, contextOptions } from "../../mapping/contract/mapContext.ts";
import { createMapper } from "../../mapping/mapper/createMapper.ts";
import type { Rules } from "../../mapping/rules/rules.ts";
import { isRecord } from "../../shared/json/value.ts";
import { checkOptions, expected, type OptionChecks } from "../../shared/options/check.ts";
import { wordsOf } from "../survey/words.ts";
import { draftAddress } from "./address.ts";
import { assemble } from "./assemble.ts";
import { cleanAll } from "./clean.ts";
import { draftDetails } from "./details.ts";
import { Draft } from "./draft.ts";
import { draftLines } from "./lines.ts";
import { learnFromOrders } from "./orders.ts";
import { draftPeople } from "./people.ts";
import { doubtOf, type Source, sourceOf } from "./source.ts";
import type { SuggestedRules } from "./suggested.ts";

/** Options of `suggestRules`. */
export interface SuggestRulesOptions {
  /**
   * The orders that people created from these leads, in the same order; `undefined` for a lead without one. In the
   * format of `addOrder` or `getOrders`. They may be partial.
   */
  readonly orders?: readonly (object | undefined)[] | undefined;
  /** The account, created by `loadAccount`. It is used to find additional fields by their names. */
  readonly account?: Account | undefined;
  /** Used to find the parameter with SKUs or EANs. Created by `createCatalog`. */
  readonly catalog?: Catalog | undefined;
}

const suggestOptions = {
  orders: {
    default: undefined,
    check(name, input) {
      if (Array.isArray(input) && input.every(isOrder)) return input;
      throw expected(name, "a list of orders, one for each lead, `undefined` if there is none", input);
    },
  },
  account: contextOptions.account,
  catalog: contextOptions.catalog,
} satisfies OptionChecks<SuggestRulesOptions>;

/**
 * Suggests rules for a source that has none: a first draft for a person to review. Pure: no network, no clock, no
 * randomness. The rules always compile, and contain only what is certain; the rest are candidates, each with the
 * reason why it was not written. No rule has a constant, and none is about the payment or the pick-up point: only a
 * person knows what the words of the source mean.
 *
 * Pass several leads of the same source if you can: what differs in one of them is not certain, and a path in only a
 * few of them is left out. With `orders`, rules that contradict one are taken out, and a field that equals exactly
 * one parameter in all of them is written.
 * @throws TypeError for leads that are not a list, and for a wrong option. Never throws for the content of leads.
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
  const source = sourceOf(leads);
  const draft = new Draft();
  draftAddress(draft, source);
  draftPeople(draft, source);
  draftLines(draft, source, (by, code) => isKnown(catalog, by, code));
  draftDetails(draft, source);
  draftExtraFields(draft, source, account);
  if (source.country !== undefined) draft.put("defaults.country", source.country, "value", "unproved", []);
  if (orders !== undefined) learnFromOrders(draft, source, leads, orders);
  cleanAll(draft, source.survey);
  const suggested = assemble(draft, source.survey.decoded);
  return { ...suggested, unused: unusedIn(suggested.rules, leads[0]) };
}

function isKnown(catalog: Catalog | undefined, by: "sku" | "ean", code: string): boolean {
  if (catalog === undefined || code === "") return false;
  return (by === "sku" ? catalog.findBySku(code) : catalog.findByEan(code)).length > 0;
}

function draftExtraFields(draft: Draft, { top }: Source, account: Account | undefined): void {
  for (const { id, name } of account?.extraFields.slice(0, 200) ?? []) {
    const words = wordsOf(name).join(" ");
    const all = top.filter(({ names }) => words !== "" && names.at(-1)?.join(" ") === words);
    for (const parameter of all)
      draft.put(
        `fields.deal_cf_${id}`,
        parameter.path,
        "name",
        doubtOf(parameter) ?? (all.length > 1 ? "several" : undefined),
      );
  }
}

function unusedIn(rules: Rules, lead: unknown): readonly string[] {
  // The paths that rules read do not depend on the date.
  return createMapper(rules).explain(lead, { receivedAt: new Date(0) }).unusedParameters;
}

function isOrder(value: unknown): boolean {
  return value === undefined || isRecord(value);
}
