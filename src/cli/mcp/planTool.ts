import { list, optional, unknown } from "../../api/wire/shape.ts";
import { type LeadPlan, type PlannedLead, planRules as plan } from "../../entries/rule-tools.ts";
import { fitted } from "./answers.ts";
import { chosenRules } from "./chosenRules.ts";
import { hideLead, shownLead } from "./hiddenLead.ts";
import { newestEntries } from "./registerEntries.ts";
import { accountOf, decoded, readsAccount } from "./ruleTools.ts";
import type { Session } from "./session.ts";
import { declareTool } from "./tool.ts";
import { ToolFailure } from "./toolFailure.ts";

/** Leads of the register that are compared, the newest first: more would take memory, and show nothing more. */
const mostKept = 1000;
const mostDifferences = 10;

/** A lead to compare; `id` if it is of the register. */
interface Compared {
  readonly id?: string;
  readonly planned: PlannedLead;
}

export const planRules = (session: Session) =>
  declareTool({
    name: "plan_rules",
    title: "Plan a change of rules",
    description: "What changed rules would make of leads: of those given, else of the register's kept ones.",
    params: { rules: unknown(), leads: optional(list(unknown())) },
    ranges: { leads: [1, 20] },
    ...readsAccount(session),
    async run({ rules, leads: given }, { signal }) {
      const before = (await chosenRules(undefined, session)).rules;
      const after = (await chosenRules(rules, session)).rules;
      const receivedAt = new Date(session.now());
      const leads: readonly Compared[] =
        given?.map((lead) => ({ planned: { lead: decoded(lead), receivedAt } })) ??
        (await keptLeads(session, signal));
      if (leads.length === 0)
        throw new ToolFailure("no_leads", "The register keeps no leads to compare. Give `leads`.");
      const planned = leads.map((each) => each.planned);
      const { differences, ...counts } = plan(before, after, planned, await accountOf(session, signal));
      const few = differences
        .slice(0, mostDifferences)
        .map((each) => shown(each, leads[each.index], session));
      return fitted({ ...counts, differences: few }, ["differences"]);
    },
  });

async function keptLeads({ register }: Session, signal: AbortSignal): Promise<Compared[]> {
  const leads: Compared[] = [];
  if (register === undefined) return leads;
  for await (const { id, leadKept } of newestEntries(register, signal)) {
    if (!leadKept) continue;
    const entry = await register.get(id, { lead: true });
    if (entry?.lead === undefined) continue;
    const { lead, receivedAt, key, orderId } = entry;
    leads.push({ id, planned: { lead, receivedAt, key, orderId } });
    if (leads.length === mostKept) break;
  }
  return leads;
}

/** A difference, of a kept lead without its values. */
function shown(
  { index, key, isKeyPersonal, orderId, status, changes }: LeadPlan,
  compared: Compared | undefined,
  { people }: Session,
) {
  const id = compared?.id;
  const hidden = id === undefined ? shownLead : hideLead(people, compared?.planned.lead);
  const isHidden = id !== undefined && isKeyPersonal && !people.show;
  const own = (kind: string, path: string, value: unknown) =>
    kind === "key" && isHidden ? "[hidden]" : hidden.value(path, value);
  const told = changes.map(({ kind, path, before, after }) => ({
    kind,
    path,
    before: own(kind, path, before),
    after: own(kind, path, after),
  }));
  return {
    ...(id === undefined ? { lead: index } : { lead_id: id }),
    ...(key === undefined ? {} : { key: own("key", "key", key) }),
    ...(orderId === undefined ? {} : { order_id: orderId }),
    status,
    changes: told,
  };
}
