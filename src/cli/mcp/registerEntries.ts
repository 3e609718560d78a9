import type { RegisterEntry, RegisterView } from "../../entries/index.ts";
import type { PlannedLead } from "../../entries/rule-tools.ts";
import type { Session } from "./session.ts";
import { ToolFailure } from "./toolFailure.ts";

/** How many leads are looked through, the newest first. */
const maxEntries = 10_000;

/** @throws ToolFailure without a register */
export function registerOf({ register }: Session): RegisterView {
  if (register !== undefined) return register;
  throw new ToolFailure("no_register", "There is no register. The user names its file with --store.");
}

/** The newest entries, without their leads: `most`, and what else their last page has. */
export async function* newestEntries(
  register: RegisterView,
  signal: AbortSignal,
  most = maxEntries,
): AsyncGenerator<RegisterEntry> {
  let cursor: string | undefined;
  let count = 0;
  do {
    signal.throwIfAborted();
    const page = await register.list({ limit: 200, cursor });
    yield* page.entries;
    count += page.entries.length;
    cursor = page.cursor;
  } while (cursor !== undefined && count < most);
}

/** A lead of the register to compare. */
export interface KeptLead {
  readonly id: string;
  readonly planned: PlannedLead;
}

/** The newest kept leads with their keys and times. */
export async function keptLeads(
  register: RegisterView,
  signal: AbortSignal,
  { most, ofEntries }: { readonly most: number; readonly ofEntries?: number },
): Promise<KeptLead[]> {
  const leads: KeptLead[] = [];
  for await (const { id, leadKept } of newestEntries(register, signal, ofEntries)) {
    if (leads.length >= most) break;
    const entry = leadKept ? await register.get(id, { lead: true }) : undefined;
    if (entry?.lead === undefined) continue;
    const { lead, receivedAt, key, orderId } = entry;
    leads.push({ id, planned: { lead, receivedAt, key, orderId } });
  }
  return leads;
}

/**
 * The entry of an id, with its lead if that is kept.
 * @throws ToolFailure without such an entry
 */
export async function entryOf(register: RegisterView, id: string): Promise<RegisterEntry> {
  const entry = await register.get(id, { lead: true });
  if (entry !== undefined) return entry;
  throw new ToolFailure("unknown_lead", `The register has no lead ${id}. list_leads shows the ids.`);
}

/** @throws ToolFailure if the lead is not kept */
export async function keptEntryOf(register: RegisterView, id: string): Promise<RegisterEntry> {
  const entry = await entryOf(register, id);
  if (entry.leadKept) return entry;
  const message = `The lead ${id} is not kept any more; leads are kept until they are orders, and then for a while only.`;
  throw new ToolFailure("lead_not_kept", message);
}
