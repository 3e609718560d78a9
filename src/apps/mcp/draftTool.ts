import { list, optional, unknown } from "../../entries/apps.ts";
import { createMapper } from "../../entries/mapping.ts";
import { type SuggestedRules, suggestRules } from "../../entries/rule-tools.ts";
import { isRecord } from "../../shared/json/value.ts";
import { wholeMark } from "../project/hiddenForms.ts";
import { fitted } from "./answers.ts";
import { mapTexts, type People } from "./people.ts";
import { accountOf, decoded, readsAccount } from "./ruleTools.ts";
import type { Session } from "./session.ts";
import { declareTool } from "./tool.ts";

export const draftRules = (session: Session) =>
  declareTool({
    name: "draft_rules",
    title: "Draft rules",
    description:
      "Drafts rules from up to 20 leads of one source, better with their orders; says why, and what it did not use. A person must look at them.",
    params: { leads: list(unknown()), orders: optional(list(unknown())) },
    ranges: { leads: [1, 20], orders: [0, 20] },
    ...readsAccount(session),
    async run({ leads: leadsInput, orders: ordersInput }, { signal }) {
      const leads = leadsInput.map(decoded);
      const account = await accountOf(session, signal);
      const { rules, reasons, candidates, unused } = drafted(leads, ordersInput, account, session.people);
      return fitted({ rules, reasons, candidates, unused }, ["candidates", "unused"]);
    },
  });

/**
 * With orders that have marks, what is about people is drafted by the leads alone: who compares leads of its own with the
 * values behind the marks learns which of its guesses is right.
 */
function drafted(
  leads: readonly unknown[],
  orders: readonly unknown[] | undefined,
  account: Awaited<ReturnType<typeof accountOf>>,
  people: People,
): SuggestedRules {
  if (orders === undefined) return suggestRules(leads, account);
  const seen = orders.map((order) => (people.show ? order : withoutMarks(order)));
  const byOrders = suggestRules(leads, {
    ...account,
    orders: seen.map((order) => (isRecord(order) ? order : undefined)),
  });
  if (JSON.stringify(seen) === JSON.stringify(orders)) return byOrders;
  return withPeople(byOrders, suggestRules(leads, account), leads[0], people);
}

/** A copy without the texts that are marks. */
function withoutMarks(value: unknown): unknown {
  return mapTexts(value, (text) => (wholeMark.test(text) ? undefined : text));
}

function withPeople(
  byOrders: SuggestedRules,
  byLeads: SuggestedRules,
  lead: unknown,
  people: People,
): SuggestedRules {
  const isMissing = (name: string) =>
    people.isHidden("getOrders", `orders.${name}`) && !Object.hasOwn(byOrders.rules.fields, name);
  const fields = Object.entries(byLeads.rules.fields).filter(([name]) => isMissing(name));
  const reasons = Object.entries(byLeads.reasons).filter(([path]) =>
    fields.some(([name]) => path === `fields.${name}`),
  );
  const values = { ...byLeads.rules.values, ...byOrders.rules.values };
  const rules = {
    ...byOrders.rules,
    ...(Object.keys(values).length === 0 ? {} : { values }),
    fields: { ...Object.fromEntries(fields), ...byOrders.rules.fields },
  };
  // The paths that rules read do not depend on the date.
  const { unusedParameters: unused } = createMapper(rules).explain(lead, { receivedAt: new Date(0) });
  return { ...byOrders, rules, reasons: { ...Object.fromEntries(reasons), ...byOrders.reasons }, unused };
}
