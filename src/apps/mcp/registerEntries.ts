import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import type { RegisterEntry, RegisterView } from "../../entries/index.ts";
import type { PlannedLead } from "../../entries/rule-tools.ts";
import type { Session } from "./session.ts";
import { ToolFailure } from "./toolFailure.ts";

/** The maximum number of leads that are searched, newest first. */
const maxEntries = 10_000;

/** @throws ToolFailure without a register */
export function registerOf({ register }: Session): RegisterView {
  if (register !== undefined) return register;
  throw new ToolFailure("no_register", "There is no register. The user names its file with --store.");
}

/**
 * Pages of the newest entries, without their leads, until there are `most`. Between two of them the process does
 * something else: SQLite answers at once, so that without a pause nothing else would be answered until the end.
 */
export async function* newestPages(
  register: RegisterView,
  signal: AbortSignal,
  { most, ...filter }: Parameters<RegisterView["list"]>[0] & { readonly most: number },
): AsyncGenerator<Awaited<ReturnType<RegisterView["list"]>>> {
  let { cursor } = filter;
  let count = 0;
  do {
    signal.throwIfAborted();
    const page = await register.list({ ...filter, limit: 200, cursor });
    yield page;
    count += page.entries.length;
    cursor = page.cursor;
    await turnOfTheLoop();
  } while (cursor !== undefined && count < most);
}

/** The newest entries of the register, at most `most`. */
export async function* newestEntries(
  register: RegisterView,
  signal: AbortSignal,
  most = maxEntries,
): AsyncGenerator<RegisterEntry> {
  for await (const { entries } of newestPages(register, signal, { most })) yield* entries;
}

/** The lead of a listed entry, if it is kept. Other work of the process runs first. */
export async function readKept(
  { id, leadKept }: Pick<RegisterEntry, "id" | "leadKept">,
  register: RegisterView,
): Promise<unknown> {
  if (!leadKept) return undefined;
  await turnOfTheLoop();
  return (await register.get(id, { lead: true }))?.lead;
}

/** Whether a text or a number in a lead, at any level, matches `isMeant`. */
export function hasText(lead: unknown, isMeant: (text: string) => boolean, depth = 0): boolean {
  if (typeof lead !== "object" || lead === null) return isMeant(String(lead));
  return depth < 100 && Object.values(lead).some((member) => hasText(member, isMeant, depth + 1));
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
  {
    most,
    ofEntries,
    isMeant = () => true,
  }: {
    readonly most: number;
    readonly ofEntries?: number;
    readonly isMeant?: (entry: RegisterEntry) => boolean | Promise<boolean>;
  },
): Promise<KeptLead[]> {
  const leads: KeptLead[] = [];
  for await (const entry of newestEntries(register, signal, ofEntries)) {
    if (leads.length >= most) break;
    if (!(await isMeant(entry))) continue;
    const lead = await readKept(entry, register);
    if (lead === undefined) continue;
    const { id, receivedAt, key, orderId } = entry;
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
