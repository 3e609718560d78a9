import { createMapper } from "../createMapper.ts";
import type { Account, Catalog } from "../mapContext.ts";
import type { Rules } from "../rules/language.ts";
import { assemble } from "./assemble.ts";
import { cleaned } from "./clean.ts";
import type { Dictionary } from "./dictionary.ts";
import { draftFromLeads, type FirstDraft } from "./fromLeads.ts";
import { alignWithOrders } from "./fromOrders.ts";
import { draftBalance } from "./matchTotals.ts";
import { isValue } from "./rulesDraft.ts";
import type { SuggestedRules } from "./suggested.ts";
import { tryable } from "./tryRules.ts";

/** The checked options. */
export interface Known {
  readonly orders?: readonly (object | undefined)[] | undefined;
  readonly account?: Account | undefined;
  readonly catalog?: Catalog | undefined;
}

/** `suggestRules` with any dictionary, so that it can be tested with sources that are not in it. */
export function suggestWith(
  dictionary: Dictionary,
  leads: readonly unknown[],
  { orders, account, catalog }: Known,
): SuggestedRules {
  const first = draftFromLeads(leads, dictionary, account, catalog);
  first.draft.calibrate(dictionary.trust);
  if (orders !== undefined) alignWithOrders(first, leads, orders);
  agreeWithTotal(first, leads);
  const { draft, survey } = first;
  cleanAll(first);
  const { rules, reasons, candidates } = assemble(draft, survey.decoded);
  return { rules, reasons, candidates, unused: unusedIn(rules, leads[0]) };
}

/** Adds the cleaning that each rule needs for its values. */
function cleanAll({ draft, survey, lines }: FirstDraft): void {
  const inLines = lines?.path === undefined ? undefined : survey.lists.get(lines.path)?.leaves;
  for (const [rule, pick] of draft.picks) {
    const leaves = rule.startsWith("products.") && inLines !== undefined ? inLines : survey.leaves;
    const values = pick.from.flatMap((path) => leaves.get(path)?.values ?? []);
    if (isValue(pick.value)) draft.picks.set(rule, { ...pick, value: cleaned(rule, pick.value, values) });
  }
}

function unusedIn(rules: Rules, lead: unknown): readonly string[] {
  // The paths that rules read do not depend on the date.
  return createMapper(rules).explain(lead, { receivedAt: new Date(0) }).unusedParameters;
}

/** More leads add no information. */
const maxLeads = 5;

/**
 * Checks the lines against the total stated in the leads. A total that the rules do not reproduce is not used as a
 * rule, because it would turn leads into errors.
 */
function agreeWithTotal(first: FirstDraft, leads: readonly unknown[]): void {
  const { draft, survey } = first;
  draftBalance(first);
  if (!draft.picks.has("total")) return;
  const { rules } = assemble(draft, survey.decoded);
  if (rules.total === undefined) return;
  const mapper = createMapper(tryable(rules));
  const agrees = leads.slice(0, maxLeads).every((lead) => {
    const { issues } = mapper.map(lead, { receivedAt: new Date(0) });
    return !issues.some(({ code }) => code === "total_differs" || code === "total_far_off");
  });
  if (!agrees) draft.weaken("total", 0.5);
}
