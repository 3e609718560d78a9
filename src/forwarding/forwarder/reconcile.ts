import { eitherSignal, pause } from "../../shared/runtime/abort.ts";
import { toError } from "../../shared/runtime/errors.ts";
import { type ForwardResult, faultOf, toFailure } from "../contract/forwardResult.ts";
import { leadKeyOf } from "../contract/leadKey.ts";
import type { OpenLead } from "../contract/openLead.ts";
import type { AttachedRegister } from "../contract/registerContract.ts";
import { deliverLead } from "../delivery/delivery.ts";
import type { DeliverySettings } from "../delivery/deliveryState.ts";
import { readOrders } from "../delivery/readOrders.ts";
import type { FlightControl } from "../waiting/singleFlight.ts";
import { LookUpTurn, readsInTurn } from "../waiting/turns.ts";
import type { ReconcileOptions } from "./forwarder.ts";
import { notBeforeBlockEnds, reportResult } from "./reportResult.ts";
import type { SharedParts } from "./sharedParts.ts";

type OpenLeads = Pick<AttachedRegister, "ofOpenLead"> | undefined;

/** Completes all leads that are open in the store and that no process delivers. */
export async function reconcile(
  parts: SharedParts,
  register: OpenLeads,
  { signal, wait }: ReconcileOptions,
): Promise<ForwardResult[]> {
  const results = await reconcileOnce(parts, register, signal);
  if (wait !== true) return results;
  const { clock, leaseMs } = parts.settings;
  const closed = parts.closing.signal;
  // The leads of a process that died are open only after its leases, renewed just before, have expired.
  await pause(leaseMs + clockMarginMs, clock, eitherSignal(signal, closed)).catch((reason: unknown) => {
    if (reason !== closed.reason) throw reason;
  });
  // After `close` they are left to the next process, and this one may end.
  if (closed.aborted) return results;
  return [...results, ...(await reconcileOnce(parts, register, signal))];
}

/** How much longer than a lease to wait: a shared store counts leases by its own clock. */
export const clockMarginMs = 1_000;

/** Completes the open lead of a key in the store, within the delivery of another lead or in its own turn. */
export async function completeOpen(
  parts: SharedParts,
  register: OpenLeads,
  storeKey: string,
  run: (start: Start) => ReturnType<Start>,
): Promise<ForwardResult | undefined> {
  const { settings } = parts;
  const since = settings.clock.now();
  const entry = register?.ofOpenLead(storeKey);
  // The entry of the key may be another buyer's, whose lead had it before.
  const bind = async (open?: OpenLead) =>
    open && entry?.bind(leadKeyOf(open.key, storeKey), storeKey, open.buyer);
  const lead = { key: storeKey, storeKey, prepare: undefined, issues: [], entry, bind };
  const outcome = await run((flight) => deliverLead(settings, lead, flight));
  if (outcome === undefined) return undefined;
  const ended = notBeforeBlockEnds(settings, outcome);
  return reportResult(parts, (await entry?.end(ended)) ?? ended, settings.clock.now() - since);
}

type Start = (flight: FlightControl) => Promise<ForwardResult | undefined>;

async function reconcileOnce(
  parts: SharedParts,
  register: OpenLeads,
  signal: AbortSignal | undefined,
): Promise<ForwardResult[]> {
  const { settings, flights, turns, closing } = parts;
  const { binding, clock, store } = settings;
  await binding.bind();
  const since = clock.now();
  const keys = await store.listOpen();
  if (keys.length > 0) closing.signal.throwIfAborted();
  const blocked = await blockedRead(settings, keys, signal);
  if (blocked !== undefined) return blocked.map((result) => reportResult(parts, result, clock.now() - since));
  const inTurn = (storeKey: string) =>
    completeOpen(parts, register, storeKey, (deliver) => {
      const turn = new LookUpTurn(turns);
      const start: Start = async (flight) => {
        await turn.take();
        try {
          // After `close`, leads that were not started are left to the next process.
          return closing.signal.aborted ? undefined : await deliver(flight);
        } finally {
          turn.end();
        }
      };
      return flights.share(storeKey, { signal, turn }, start);
    });
  const results = await Promise.all(keys.map(inTurn));
  return results.filter((result) => result !== undefined);
}

/** The results of open leads if Base is blocked, found by one small read instead of one per lead. They stay open. */
export async function blockedRead(
  { baselinker, clock }: Pick<DeliverySettings, "baselinker" | "clock">,
  keys: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly ForwardResult[] | undefined> {
  // The look-up of a single lead is just one read as well.
  if (keys.length < 2) return undefined;
  try {
    const sinceNow = { date_from: Math.floor(clock.date() / 1000) };
    await readOrders(baselinker, sinceNow, { signal, ...readsInTurn });
    return undefined;
  } catch (thrown) {
    signal?.throwIfAborted();
    const failure = toFailure(faultOf(thrown), { error: thrown, issues: [] });
    const { error = toError(thrown), retryAfterMs = 0 } = failure;
    return keys.map((key) => ({ status: "unknown", key, error, retryAfterMs, issues: [] }));
  }
}
