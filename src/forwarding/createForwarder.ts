import { loadAccount } from "../account/loadAccount.ts";
import type { Account, Catalog } from "../mapping/mapContext.ts";
import type { MapResult } from "../mapping/mapResult.ts";
import { raceWithAbort } from "../runtime/abort.ts";
import { ignoreErrors, toError } from "../runtime/errors.ts";
import { deliverLead } from "./delivery.ts";
import { type DeliverySettings, HighestOrderId } from "./deliveryState.ts";
import { forwardAll } from "./forwardAll.ts";
import { forwardIssue } from "./forwardCodes.ts";
import type { Forwarder, ForwarderOptions, ForwardOptions } from "./forwarder.ts";
import { checkForwarderOptions, checkForwardOptions, checkReconcileOptions } from "./forwarderOptions.ts";
import { type ForwardResult, isRetryable } from "./forwardResult.ts";
import { keyOf, markerOf } from "./leadKey.ts";
import { LiveCatalog } from "./liveCatalog.ts";
import { markerProblem } from "./marker.ts";
import { memoryStore } from "./memoryStore.ts";
import { hasUnmatched, type MappingOfLead, mapLead, mapLeadLive } from "./prepareOrder.ts";
import { SingleFlight } from "./singleFlight.ts";
import { cachedSource } from "./staleWhileRevalidate.ts";

/**
 * Makes what turns each lead into exactly one order, however often the lead comes and whatever happens
 * to requests, answers and processes on the way. `docs/delivery.md` says what is promised and what is not.
 *
 * @throws RulesError if the rules cannot be used; TypeError for an option that is unknown or of the wrong kind,
 * RangeError for a number that is out of range.
 *
 * @example
 * ```ts
 * const forwarder = createForwarder({ baselinker, rules, store: sqliteStore("leads.sqlite") });
 * await forwarder.reconcile();
 * const result = await forwarder.forward(lead);
 * if (result.status === "success") console.log(`Order ${result.orderId}`);
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function createForwarder(options: ForwarderOptions): Forwarder {
  const config = checkForwarderOptions(options);
  const { baselinker, clock, mapper, marker, namespace } = config;
  const emit = ignoreErrors(config.onEvent);
  const settings: DeliverySettings = {
    baselinker,
    clock,
    emit,
    marker,
    store: config.store ?? memoryStore({ clock }),
    payment: config.payment,
    settleMs: config.settleMs,
    leaseMs: config.leaseMs,
    newToken: config.randomId,
    highestOrderId: new HighestOrderId(),
  };
  const cached = <Value extends Account | Catalog>(
    what: "catalog" | "account",
    value: Value | (() => Promise<Value>),
    maxAgeMs: number,
  ) => {
    const onFailure = (error: Error) => emit({ type: "refresh_failed", what, error });
    return cachedSource(value, { maxAgeMs, clock, onFailure });
  };
  const account = cached(
    "account",
    config.account ?? (() => loadAccount(baselinker)),
    config.accountMaxAgeMs,
  );
  const catalog =
    config.catalog === undefined ? undefined : cached("catalog", config.catalog, config.catalogMaxAgeMs);
  const live = config.liveLookups ? new LiveCatalog(baselinker, clock) : undefined;
  const flights = new SingleFlight<ForwardResult | undefined>();

  const deliver = async (
    key: string,
    mapping: MappingOfLead,
    mapped: MapResult,
    signal: AbortSignal | undefined,
  ): Promise<ForwardResult> => {
    const storeKey = await markerOf(key, namespace);
    const prepare = async (until: AbortSignal) => {
      // A lead whose products are all known is not mapped again.
      const current = hasUnmatched(mapped) ? await mapLeadLive(mapping, until) : mapped;
      return current.status === "order" ? current : toForwardResult(current, key);
    };
    const lead = { key, storeKey, prepare, issues: mapped.issues };
    try {
      const result = await flights.share(storeKey, signal, (until) => deliverLead(settings, lead, until));
      // A reconcile that found nothing to do was running for this key: now it is our turn.
      return result ?? (await deliver(key, mapping, mapped, signal));
    } catch (thrown) {
      // The caller left and others stayed: the lead is on its way, its end is not known here.
      return { status: "unknown", key, error: toError(thrown), issues: mapped.issues };
    }
  };

  const forwardOrThrow = async (
    lead: unknown,
    { signal, key: givenKey, receivedAt = new Date(clock.date()) }: ForwardOptions,
  ): Promise<ForwardResult> => {
    const [accountNow, catalogNow] = await raceWithAbort(
      Promise.all([account.get(), catalog?.get()]),
      signal,
    );
    const unusable = markerProblem(marker, accountNow);
    if (unusable !== undefined) return { status: "error", retryable: false, issues: [unusable] };
    const mapping = { mapper, lead, receivedAt, account: accountNow, catalog: catalogNow, live, emit };
    let mapped = mapLead(mapping);
    if (mapped.status !== "order" && hasUnmatched(mapped)) {
      mapped = await mapLeadLive(mapping, signal ?? new AbortController().signal);
    }
    if (mapped.status !== "order") return toForwardResult(mapped);
    const key = await keyOf(lead, givenKey ?? mapped.key, config);
    if (key !== undefined) return deliver(key, mapping, mapped, signal);
    const issues = [...mapped.issues, forwardIssue("key_missing", "key", {})];
    return { status: "error", retryable: false, issues };
  };

  const forward: Forwarder["forward"] = async (lead, given = {}) => {
    let retryable = false;
    try {
      const checked = checkForwardOptions(given);
      retryable = true;
      return await forwardOrThrow(lead, checked);
    } catch (thrown) {
      // Only what comes before the lead was claimed can fail here, so nothing was sent.
      retryable &&= isRetryable(thrown);
      return { status: "error", error: toError(thrown), retryable, issues: [] };
    }
  };

  return {
    forward,
    forwardAll: (leads, allOptions) => forwardAll(forward, leads, allOptions),
    async reconcile(given = {}) {
      const { signal } = checkReconcileOptions(given);
      const keys = await settings.store.listOpen();
      const results = await Promise.all(
        keys.map((storeKey) => {
          const lead = { key: storeKey, storeKey, prepare: undefined, issues: [] };
          return flights.share(storeKey, signal, (until) => deliverLead(settings, lead, until));
        }),
      );
      return results.filter((result) => result !== undefined);
    },
  };
}

/** A mapping that gave no order, as a result. */
function toForwardResult(mapped: Exclude<MapResult, { status: "order" }>, key?: string): ForwardResult {
  if (mapped.status === "skip") return mapped;
  return { ...mapped, retryable: false, ...(key === undefined ? {} : { key }) };
}
