import { accountUntil, type Until } from "../account/lazyAccount.ts";
import { deliverLead } from "../delivery/delivery.ts";
import type { LeadToDeliver } from "../delivery/deliveryState.ts";
import { aboutLead, toDuplicate } from "../delivery/keyReuse.ts";
import { markerProblem } from "../delivery/marker.ts";
import { buyerOf, contentOf } from "../delivery/orderTraits.ts";
import { type ForwardResult, toFailure, toPlainError } from "../lead/forwardResult.ts";
import { type GivenKey, keyIssue, keyOf, type LeadKey, storeKeyOf } from "../lead/leadKey.ts";
import type { LeadEntry } from "../lead/registerContract.ts";
import type { MapResult } from "../mapping/mapResult.ts";
import { raceWithAbort } from "../runtime/abort.ts";
import type { FlightControl, Waiter } from "../runtime/singleFlight.ts";
import { type MappingOfLead, mapLead, mapLeadLive, mayChange, toForwardResult } from "./prepareOrder.ts";
import type { SharedParts } from "./sharedParts.ts";

interface LeadOnTurn extends Pick<LeadToDeliver, "completeOther"> {
  readonly read: ReadLead;
  readonly waiter: Waiter;
  readonly entry: LeadEntry | undefined;
  /** Keeps the lead's slot for work that outlives its callers. */
  readonly keepSlotWhile: <Value>(work: Promise<Value>) => Promise<Value>;
}

/** Delivers a lead together with all that are forwarded with the same key at the same time. */
export async function deliverTogether(
  { settings, flights }: SharedParts,
  { read, waiter, entry, completeOther, keepSlotWhile }: LeadOnTurn,
): Promise<ForwardResult> {
  const { key, storeKey, mapping, mapped } = read;
  const { text } = key;
  const { order, issues } = mapped;
  const { binding, settleMs } = settings;
  const buyerText = buyerOf({ ...order });
  const [fingerprint, buyer] = await Promise.all([
    binding.sign(contentOf(order)),
    buyerText === undefined ? undefined : binding.sign(buyerText),
  ]);
  const bind = async () => entry?.bind(key, storeKey, buyer);
  const prepare = async (until: AbortSignal) => {
    // A lead whose products are all known is not mapped again.
    const current = mayChange(mapping, mapped) ? await mapLeadLive({ ...mapping, key: text }, until) : mapped;
    return current.status === "order" ? current : toForwardResult(current, text);
  };
  const lead = {
    key: text,
    storeKey,
    prepare,
    issues,
    fingerprint,
    entry,
    bind,
    completeOther,
    ...(buyer === undefined ? {} : { buyer }),
  };
  const start = (flight: FlightControl) => keepSlotWhile(deliverLead(settings, lead, flight));
  const about = aboutLead(fingerprint, buyer);
  for (;;) {
    const first = flights.controlOf(storeKey);
    let result: ForwardResult | undefined;
    try {
      result = await flights.share(storeKey, waiter, start, about);
    } catch (thrown) {
      // The caller left while others stayed, or after the order was sent: its result is not known here.
      const error = toPlainError(thrown);
      return { status: "unknown", key: text, error, retryAfterMs: settleMs, issues };
    }
    // A reconcile had nothing to do for this key, or does not say which lead it completed: now this lead is next.
    if (result === undefined) continue;
    if (first === undefined) return result;
    if (first.about === undefined) continue;
    if (first.about !== about) {
      // Another lead with the same key was being sent. If it became no order, this lead is next.
      if (result.status === "error") continue;
      if (result.status !== "success" && result.status !== "duplicate") return result;
      const [firstPrint, ...buyers] = first.about.split(" ");
      result = toDuplicate(settings, lead, { orderId: result.orderId, fingerprint: firstPrint, buyers });
    }
    // A caller that shares a delivery has its own entry: the two are merged.
    if (result.status !== "error") await bind().catch(() => {});
    return result;
  }
}

interface LeadToRead {
  readonly lead: unknown;
  readonly receivedAt: Date;
  readonly givenKey: GivenKey | undefined;
  /** As read before. They do not change. */ readonly key: LeadKey | undefined;
  readonly storeKey: string;
  readonly entry: LeadEntry | undefined;
}

export interface ReadLead {
  readonly mapping: MappingOfLead;
  readonly mapped: Extract<MapResult, { readonly status: "order" }>;
  readonly key: LeadKey;
  readonly storeKey: string;
}

/** Maps a lead with the known account and catalog, and reads its key. Returns the result if it becomes no order. */
export async function readLead(
  { config, settings, setup, account, catalog, asked, live }: SharedParts,
  { lead, receivedAt, givenKey, key: knownKey, storeKey, entry }: LeadToRead,
  until: Until,
): Promise<ReadLead | ForwardResult> {
  const { marker, mapper, namespace } = config;
  const { binding, emit } = settings;
  if (!binding.isBound || (catalog !== undefined && catalog.current() === undefined))
    await raceWithAbort(Promise.all([catalog?.get(), binding.bind()]), until());
  const unusable =
    typeof marker === "string" && (await account.read((lists) => markerProblem(marker, lists), until));
  setup.reportOnce(account);
  if (unusable) return toFailure("setup", { issues: [unusable] });
  const mapping = {
    mapper,
    lead,
    receivedAt,
    account: accountUntil(account, until),
    catalog: catalog?.current(),
    live,
    products: asked?.forLead(),
    emit,
  };
  let mapped = await mapLead(mapping);
  if (mapped.status !== "order" && mayChange(mapping, mapped))
    mapped = await mapLeadLive(mapping, until() ?? new AbortController().signal);
  if (mapped.status !== "order") return toForwardResult(mapped, knownKey?.text);
  if (knownKey !== undefined) return { mapping, mapped, key: knownKey, storeKey };
  const given = isBlank(givenKey) ? undefined : givenKey;
  const key = entry?.key ?? (await keyOf(lead, given ?? mapped.key, config));
  if ("problem" in key) return toFailure("lead", { issues: [...mapped.issues, keyIssue(key)] });
  return { mapping, mapped, key, storeKey: await storeKeyOf(key, namespace) };
}

/** An empty header or variable is not a key. */
function isBlank(key: unknown): boolean {
  return typeof key === "string" && key.trim() === "";
}
