import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { list, optional, text, unknown } from "../../entries/apps.ts";
import {
  type LeadPlan,
  type PlanContext,
  type PlannedLead,
  planRules as plan,
} from "../../entries/rule-tools.ts";
import type { Sender } from "../project/rulesBySender.ts";
import { fitted } from "./answers.ts";
import { chosenRules } from "./chosenRules.ts";
import { leadHider } from "./hiddenLead.ts";
import { keptLeads } from "./registerEntries.ts";
import { accountOf, decoded, readsAccount } from "./ruleTools.ts";
import { namedRules } from "./senderRules.ts";
import type { Session } from "./session.ts";
import { declareTool } from "./tool.ts";
import { ToolFailure } from "./toolFailure.ts";

/**
 * The maximum number of leads of the register that are compared, newest first: more would take memory and
 * show nothing new.
 */
const maxKept = 1000;
const maxDifferences = 10;
/** How long copies are made, the newest leads first: the answer says how many leads were compared. */
const maxCopyMs = 20_000;

/** A lead to compare. It has an `entry` if it comes from the register. */
interface Compared {
  readonly planned: PlannedLead;
  readonly entry?: { readonly id: string; readonly key?: string | undefined };
}

export const planRules = (session: Session) =>
  declareTool({
    name: "plan_rules",
    title: "Plan a change of rules",
    description:
      "What changed rules would make of leads: of those given, else of the register's kept ones with invented people. Rules on personal texts may differ for the real ones, which the user's command `plan` compares.",
    params: { rules: unknown(), leads: optional(list(unknown())), sender: optional(text()) },
    words: { sender: "whose rules to compare, if the user has several" },
    ranges: { leads: [1, 20] },
    ...readsAccount(session),
    async run({ rules, leads: leadsInput, sender }, { signal }) {
      const set = namedRules(sender, session);
      const before = (await chosenRules(set.name, session)).rules;
      const after = (await chosenRules(rules, session)).rules;
      const receivedAt = new Date(session.now());
      const context = await accountOf(session, signal);
      // Other leads would be read by rules that are not theirs.
      const sources = await session.sources();
      const isMeant = (entry: Sender) => session.rules.of(entry, sources) === set;
      const leads: readonly Compared[] =
        leadsInput?.map((lead) => ({ planned: { lead: decoded(lead), receivedAt } })) ??
        (await copiesOf(session, signal, context, isMeant));
      if (leads.length === 0)
        throw new ToolFailure("no_leads", "The register keeps no leads to compare. Give `leads`.");
      const { differences, ...counts } = plan(
        before,
        after,
        leads.map(({ planned }) => planned),
        context,
      );
      const few = differences
        .slice(0, maxDifferences)
        .map((difference) => shown(difference, leads[difference.index]?.entry, session));
      return fitted({ ...counts, differences: few }, ["differences"]);
    },
  });

/**
 * The newest kept leads with invented people: totals answer questions too, so both sides map the copies. Of the real
 * lead, only the order stays; its key would say whether the new rules set the same one.
 */
async function copiesOf(
  session: Session,
  signal: AbortSignal,
  account: PlanContext,
  isMeant: (entry: Sender) => boolean,
): Promise<Compared[]> {
  const { register } = session;
  if (register === undefined) return [];
  const copies: Compared[] = [];
  const hide = await leadHider(session);
  const end = session.now() + maxCopyMs;
  for (const { id, planned } of await keptLeads(register, signal, { most: maxKept, isMeant })) {
    signal.throwIfAborted();
    if (session.now() > end) break;
    await turnOfTheLoop();
    const { lead, receivedAt, key, orderId } = planned;
    const { lead: copy } = hide(lead, { receivedAt: new Date(receivedAt), ...account });
    const isReal = session.people.show;
    copies.push({
      entry: { id, key },
      planned: { lead: copy, receivedAt, orderId, key: isReal ? key : undefined },
    });
  }
  return copies;
}

function shown(
  { index, key, orderId, status, changes }: LeadPlan,
  entry: Compared["entry"],
  { people }: Session,
) {
  const shownKey =
    entry === undefined ? key : entry.key === undefined ? undefined : people.hideKey(entry.key);
  return {
    ...(entry === undefined ? { lead: index } : { lead_id: entry.id }),
    ...(shownKey === undefined ? {} : { key: shownKey }),
    ...(orderId === undefined ? {} : { order_id: orderId }),
    status,
    changes: changes.map(({ kind, path, before, after }) => ({ kind, path, before, after })),
  };
}
