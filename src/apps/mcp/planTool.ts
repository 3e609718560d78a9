import { list, optional, unknown } from "../../entries/apps.ts";
import {
  type LeadPlan,
  type PlanChange,
  type PlannedLead,
  planRules as plan,
} from "../../entries/rule-tools.ts";
import { fitted } from "./answers.ts";
import { chosenRules } from "./chosenRules.ts";
import { type HiddenLead, hideLead, shownLead } from "./hiddenLead.ts";
import { type KeptLead, keptLeads } from "./registerEntries.ts";
import { accountOf, decoded, readsAccount } from "./ruleTools.ts";
import type { Session } from "./session.ts";
import { declareTool } from "./tool.ts";
import { ToolFailure } from "./toolFailure.ts";

/**
 * The maximum number of leads of the register that are compared, newest first: more would take memory and
 * show nothing new.
 */
const maxKept = 1000;
const maxDifferences = 10;

/** A lead to compare. It has an `id` if it comes from the register. */
type Compared = Partial<Pick<KeptLead, "id">> & Pick<KeptLead, "planned">;

export const planRules = (session: Session) =>
  declareTool({
    name: "plan_rules",
    title: "Plan a change of rules",
    description: "What changed rules would make of leads: of those given, else of the register's kept ones.",
    params: { rules: unknown(), leads: optional(list(unknown())) },
    ranges: { leads: [1, 20] },
    ...readsAccount(session),
    async run({ rules, leads: leadsInput }, { signal }) {
      const before = (await chosenRules(undefined, session)).rules;
      const after = (await chosenRules(rules, session)).rules;
      const receivedAt = new Date(session.now());
      const { register } = session;
      const leads: readonly Compared[] =
        leadsInput?.map((lead) => ({ planned: { lead: decoded(lead), receivedAt } })) ??
        (register === undefined ? [] : await keptLeads(register, signal, { most: maxKept }));
      if (leads.length === 0)
        throw new ToolFailure("no_leads", "The register keeps no leads to compare. Give `leads`.");
      const context = await accountOf(session, signal);
      const compare = (planned: readonly PlannedLead[]) => plan(before, after, planned, context);
      const { differences, ...counts } = compare(leads.map(({ planned }) => planned));
      const few = [];
      for (const difference of differences.slice(0, maxDifferences)) {
        const { id, planned = { lead: undefined, receivedAt } } = leads[difference.index] ?? {};
        const time = new Date(planned.receivedAt);
        const hidden =
          id === undefined
            ? undefined
            : await hideLead(session, planned.lead, { receivedAt: time, ...context });
        const other =
          hidden === undefined ? [difference] : compare([{ ...planned, lead: hidden.lead }]).differences;
        few.push(
          shown(
            difference,
            id,
            other.flatMap(({ changes }) => changes),
            hidden ?? shownLead,
          ),
        );
      }
      return fitted({ ...counts, differences: few }, ["differences"]);
    },
  });

/** A difference, without the values that change when the lead has invented people. */
function shown(
  { index, key, orderId, status, changes }: LeadPlan,
  id: string | undefined,
  others: readonly PlanChange[],
  hidden: Omit<HiddenLead, "lead">,
) {
  const told = changes.map(({ kind, path, before, after }) => {
    const other = others.find((change) => change.kind === kind && change.path === path);
    const was =
      kind === "key" && typeof before === "string"
        ? hidden.key(before)
        : hidden.value(path, before, other?.before);
    return { kind, path, before: was, after: hidden.value(path, after, other?.after) };
  });
  return {
    ...(id === undefined ? { lead: index } : { lead_id: id }),
    ...(key === undefined ? {} : { key: hidden.key(key) }),
    ...(orderId === undefined ? {} : { order_id: orderId }),
    status,
    changes: told,
  };
}
