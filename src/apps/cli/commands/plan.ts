import { formatPlan } from "../../../entries/apps.ts";
import { type PlannedLead, planRules } from "../../../entries/rule-tools.ts";
import { readRules } from "../../files/rules.ts";
import { keptLeads } from "../../mcp/registerEntries.ts";
import { planChanges } from "../../project/choices.ts";
import { allLeads, givenAccount, receivedAtOf } from "../../project/openRules.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { CommandFailure } from "../../terminal/failure.ts";
import { issueOptions } from "../../terminal/language.ts";

export async function planCommand(call: CommandCall): Promise<Ending> {
  const { options, output, words } = call;
  const [before = "", after = "", ...paths] = words;
  // `none` means that there were no rules before.
  const old = before === "none" ? undefined : (await readRules(before, call.onRead)).rules;
  const newRules = (await readRules(after, call.onRead)).rules;
  const leads =
    options.text("register") === undefined ? await leadsOfFiles(paths, call) : await leadsOfRegister(call);
  if (leads.length === 0) throw new CommandFailure("usage", "plan.noLeads");
  const account = await givenAccount(call);
  // JSON is for programs, which read the same words in every language.
  const known = output.isJson ? {} : await issueOptions(output.language.tag);
  const plan = planRules(old, newRules, leads, { account, ...known });
  if (output.isJson) {
    const { differences, ...counts } = plan;
    output.json(
      options.flag("values")
        ? plan
        : {
            ...counts,
            changes: differences.map(({ index, orderId, status }) => ({ index, orderId, status })),
          },
    );
  } else
    output.print(
      formatPlan(plan, {
        values: options.flag("values"),
        ...known,
      }),
    );
  const counts = { key: plan.keysChanged, status: plan.statusChanged, any: plan.changed };
  const failOn = options.choices("failOn", planChanges);
  // Without `--fail-on`, any change fails.
  return (failOn.length === 0 ? planChanges : failOn).some((kind) => counts[kind] > 0) ? "no" : "yes";
}

async function leadsOfFiles(paths: readonly string[], call: CommandCall): Promise<PlannedLead[]> {
  const receivedAt = receivedAtOf(call.options.text("receivedAt"));
  return (await allLeads(paths, call)).map((lead) => ({ lead, receivedAt }));
}

/** The leads in the register with their original keys and times. */
async function leadsOfRegister(call: CommandCall): Promise<PlannedLead[]> {
  const { openRegister } = await import("./onlineCommands.ts");
  const { register, close } = await openRegister(call);
  try {
    const kept = await keptLeads(register, call.signal, { most: Infinity, ofEntries: Infinity });
    return kept.map(({ planned }) => planned);
  } finally {
    await close();
  }
}
