import { createMapper } from "../createMapper.ts";
import { assemble } from "./assemble.ts";
import type { FirstDraft } from "./fromLeads.ts";
import { draftBalance } from "./matchTotals.ts";
import { tryable } from "./tryRules.ts";

/** More leads say no more. */
const maxLeads = 5;

/**
 * Holds lines against the total that leads state. A total that the rules do not make is not a rule: it would turn leads into
 * errors.
 */
export function agreeWithTotal(first: FirstDraft, leads: readonly unknown[]): void {
  const { draft, survey } = first;
  draftBalance(first);
  if (!draft.picks.has("total")) return;
  const { rules } = assemble(draft, survey.decoded);
  if (rules.total === undefined) return;
  const mapper = createMapper(tryable(rules));
  const agrees = leads.slice(0, maxLeads).every((lead) => {
    const { issues } = mapper.map(lead, { receivedAt: 0 });
    return !issues.some(({ code }) => code === "total_differs" || code === "total_far_off");
  });
  if (!agrees) draft.weaken("total", 0.5);
}
