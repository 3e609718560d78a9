import { accountUntil, type Until } from "../account/lazyAccount.ts";
import { type ForwardResult, toFailure } from "../contract/forwardResult.ts";
import { type GivenKey, keyIssue, keyOf, type LeadKey, storeKeyOf } from "../contract/leadKey.ts";
import type { LeadEntry } from "../contract/registerContract.ts";
import { markerProblem } from "../delivery/marker.ts";
import type { LeadMapperResult } from "./options.ts";
import { type MappingOfLead, mapLead, mapLeadLive, mayChange, toForwardResult } from "./prepareOrder.ts";
import type { SharedParts } from "./sharedParts.ts";

interface LeadToRead {
  readonly lead: unknown;
  readonly receivedAt: Date;
  readonly givenKey: GivenKey | undefined;
  /** The key, if it was read before. It does not change. */
  readonly key?: LeadKey | undefined;
  readonly storeKey?: string;
  readonly entry?: LeadEntry | undefined;
}

export interface ReadLead {
  readonly mapping: MappingOfLead;
  readonly mapped: Extract<LeadMapperResult, { readonly status: "order" }>;
  readonly key: LeadKey;
  readonly storeKey: string;
}

/** Maps a lead with the known account and catalog, and reads its key. Returns the result if it becomes no order. */
export async function readLead(
  { config, settings, setup, account, catalog, asked, live }: SharedParts,
  { lead, receivedAt, givenKey, key: knownKey, storeKey = "", entry }: LeadToRead,
  until: Until,
): Promise<ReadLead | ForwardResult> {
  const { marker, mapper, namespace } = config;
  const { emit } = settings;
  const unusable =
    typeof marker === "string" && (await account.read((lists) => markerProblem(marker, lists), until));
  setup.reportOnce(account);
  if (unusable) return toFailure("setup", { issues: [unusable] });
  const mapping = {
    mapper,
    lead,
    receivedAt,
    account: accountUntil(account, until),
    catalog,
    live,
    products: asked?.forLead(),
    emit,
  };
  let mapped = await mapLead(mapping);
  if (mapped.status !== "order" && mayChange(mapping, mapped))
    mapped = await mapLeadLive(mapping, until() ?? new AbortController().signal);
  if (mapped.status !== "order") return toForwardResult(mapped, knownKey?.text);
  if (knownKey !== undefined) return { mapping, mapped, key: knownKey, storeKey };
  const passedKey = isBlank(givenKey) ? undefined : givenKey;
  const key = entry?.key ?? (await keyOf(lead, passedKey ?? mapped.key, config));
  if ("problem" in key) return toFailure("lead", { issues: [...mapped.issues, keyIssue(key)] });
  return { mapping, mapped, key, storeKey: await storeKeyOf(key, namespace) };
}

/** Whether a key is blank: an empty header or variable is not a key. */
function isBlank(key: unknown): boolean {
  return typeof key === "string" && key.trim() === "";
}
