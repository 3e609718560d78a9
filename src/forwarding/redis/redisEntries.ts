import type { EntryChange } from "../contract/registerContract.ts";
import type { LeadStatus } from "../contract/registerTypes.ts";
import type { EntryRow } from "../register/entryRows.ts";

/** A change as the scripts take it, see `changeEntry` in `lua/entries.lua`. */
export function changeArgs(change: EntryChange): readonly (string | number)[] {
  const {
    id,
    storeKey = "",
    key = "",
    takesKey,
    head,
    isDelivery,
    keepMs,
    keepLeadMs,
    isReleased,
    end,
  } = change;
  return [
    id,
    storeKey,
    key,
    head?.namespace ?? "",
    head?.facts ?? "",
    isDelivery ? 1 : "",
    Math.ceil(keepMs),
    Math.ceil(keepLeadMs),
    end?.status ?? "",
    end?.facts ?? "",
    end?.attempt ?? "",
    end?.erasesLead ? 1 : "",
    end?.dueInMs ?? "",
    end?.replacesFacts ? 1 : "",
    takesKey ? 1 : "",
    isReleased ? 1 : "",
  ];
}

export function toEntryRow(told: unknown): EntryRow | undefined {
  if (!Array.isArray(told)) return undefined;
  const [
    id,
    namespace,
    status,
    storeKey,
    key,
    head,
    facts,
    history,
    attempts,
    repeats,
    bytes,
    ,
    foundIssues,
    takes,
    has,
    until,
    lead,
  ] = told.map((value: unknown) => (value === null || value === undefined ? undefined : String(value)));
  if (id === undefined || namespace === undefined) return undefined;
  return {
    id,
    namespace,
    // Only the script writes it.
    status: status as LeadStatus,
    storeKey,
    key,
    head: head ?? "",
    facts: facts ?? "",
    history: history ?? "",
    foundIssues: foundIssues ?? "",
    attempts: Number(attempts),
    takes: Number(takes ?? 0),
    repeats: Number(repeats),
    leadBytes: Number(bytes),
    hasLead: has === "1",
    expiresAt: until === undefined ? undefined : Number(until),
    lead,
  };
}
