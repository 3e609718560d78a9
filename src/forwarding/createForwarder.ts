import { loadAccount } from "../account/loadAccount.ts";
import type { Account, Catalog } from "../mapping/mapContext.ts";
import type { MapResult } from "../mapping/mapResult.ts";
import { pause, raceWithAbort } from "../runtime/abort.ts";
import type { Clock } from "../runtime/clock.ts";
import { systemClock } from "../runtime/clock.ts";
import { deliverLead } from "./delivery.ts";
import { type DeliverySettings, HighestOrderId } from "./deliveryState.ts";
import { forwardAll } from "./forwardAll.ts";
import type { ForwardEvent, Forwarder, ForwarderOptions, ForwardOptions } from "./forwarder.ts";
import type { ForwardResult } from "./forwardResult.ts";
import { isRetryable } from "./forwardResult.ts";
import { contentKey } from "./leadKey.ts";
import { LiveCatalog } from "./liveCatalog.ts";
import { mapperOf } from "./mapperOf.ts";
import { isNamespace, markerOf, markerProblem } from "./marker.ts";
import { memoryStore } from "./memoryStore.ts";
import { hasUnmatched, type MappingOfLead, mapLead, mapLeadLive } from "./prepareOrder.ts";
import { SingleFlight } from "./singleFlight.ts";
import { StaleWhileRevalidate } from "./staleWhileRevalidate.ts";

/**
 * Makes what turns each lead into exactly one order, however often the lead comes and whatever happens
 * to requests, answers and processes on the way. `docs/delivery.md` says what is promised and what is not.
 *
 * @throws RulesError where the rules cannot be used; TypeError or RangeError for other options.
 *
 * @example
 * ```ts
 * const forwarder = createForwarder({ baselinker, rules, store: sqliteStore("leads.sqlite") });
 * void forwarder.reconcile({ wait: true }).catch(console.error);
 * const result = await forwarder.forward(lead);
 * if (result.status === "success") console.log(`Order ${result.orderId}`);
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function createForwarder(options: ForwarderOptions): Forwarder {
  const { baselinker, namespace = "lead", withoutKey = "content", clock = systemClock } = options;
  if (!isNamespace(namespace)) {
    throw new TypeError("Expected `namespace` to be 1 to 16 letters, digits, `.`, `_` or `-`.");
  }
  const mapper = mapperOf(options);
  const emit = quietly(options.onEvent);
  const randomId = options.randomId ?? (() => crypto.randomUUID());
  const leaseMs = positive("leaseMs", options.leaseMs ?? 60_000);
  const settings: DeliverySettings = {
    baselinker,
    clock,
    emit,
    store: options.store ?? memoryStore({ clock }),
    marker: options.marker,
    payment: options.payment ?? "flag",
    settleMs: positive("settleMs", options.settleMs ?? 30_000),
    leaseMs,
    // A claim that is renewed at a third of its lease always covers a request of half a lease.
    requestMs: Math.min(30_000, leaseMs / 2),
    newToken: randomId,
    highestOrderId: new HighestOrderId(),
  };
  const catalog = fresh("catalog", options.catalog, options.catalogMaxAgeMs ?? 900_000, clock, emit);
  const account = fresh(
    "account",
    options.account ?? (() => loadAccount(baselinker)),
    options.accountMaxAgeMs ?? 3_600_000,
    clock,
    emit,
  );
  const live = options.liveLookups === false ? undefined : new LiveCatalog(baselinker, clock);
  const flights = new SingleFlight<ForwardResult | undefined>();

  const deliver = async (
    key: string,
    mapping: MappingOfLead,
    mapped: MapResult,
    signal: AbortSignal | undefined,
  ): Promise<ForwardResult> => {
    const storeKey = await markerOf(key, namespace);
    // A lead whose lines are all known is not mapped again.
    const prepare = async (until: AbortSignal) =>
      ended(hasUnmatched(mapped) ? await mapLeadLive(mapping, until) : mapped, key);
    const lead = { key, storeKey, prepare, issues: mapped.issues };
    try {
      const result = await flights.share(storeKey, signal, (until) => deliverLead(settings, lead, until));
      // A reconcile that found nothing to do was under way for this key: now it is our turn.
      return result ?? (await deliver(key, mapping, mapped, signal));
    } catch (thrown) {
      // The caller left and others stayed: the lead is on its way, its end is not known here.
      return { status: "unknown", key, error: toError(thrown), issues: mapped.issues };
    }
  };

  const keyOf = async (lead: unknown, given: string | undefined): Promise<string | undefined> => {
    if (given !== undefined && given !== "") return given;
    if (withoutKey === "unique") return `unique-${randomId()}`;
    return withoutKey === "content" ? contentKey(lead) : undefined;
  };

  const forwardOrThrow = async (lead: unknown, forwardOptions: ForwardOptions): Promise<ForwardResult> => {
    const { signal, receivedAt = new Date(clock.date()) } = forwardOptions;
    const [accountNow, catalogNow] = await raceWithAbort(
      Promise.all([account?.get(), catalog?.get()]),
      signal,
    );
    const unusable = markerProblem(options.marker, accountNow);
    if (unusable !== undefined) return { status: "error", retryable: false, issues: [unusable] };
    const mapping = { mapper, lead, receivedAt, account: accountNow, catalog: catalogNow, live, emit };
    let mapped = mapLead(mapping);
    if (mapped.status !== "order" && hasUnmatched(mapped)) {
      mapped = await mapLeadLive(mapping, signal ?? new AbortController().signal);
    }
    if (mapped.status !== "order") return withoutOrder(mapped);
    const key = await keyOf(lead, forwardOptions.key ?? mapped.key);
    if (key === undefined)
      return { status: "error", retryable: false, issues: [...mapped.issues, keyMissing] };
    return deliver(key, mapping, mapped, signal);
  };

  const forward: Forwarder["forward"] = async (lead, forwardOptions = {}) => {
    try {
      return await forwardOrThrow(lead, forwardOptions);
    } catch (thrown) {
      // Only what comes before the lead was claimed can fail here, so nothing was sent.
      return { status: "error", error: toError(thrown), retryable: isRetryable(thrown), issues: [] };
    }
  };

  const reconcileOnce = async (signal: AbortSignal | undefined): Promise<ForwardResult[]> => {
    const keys = await settings.store.listOpen();
    const results = await Promise.all(
      keys.map((storeKey) => {
        const lead = { key: storeKey, storeKey, prepare: undefined, issues: [] };
        return flights.share(storeKey, signal, (until) => deliverLead(settings, lead, until));
      }),
    );
    return results.filter((result) => result !== undefined);
  };

  return {
    forward,
    forwardAll: (leads, allOptions) => forwardAll(forward, leads, allOptions),
    async reconcile({ signal, wait = false } = {}) {
      const results = await reconcileOnce(signal);
      if (!wait) return results;
      // What a process held when it died is open only when its lease, renewed just before, has run out.
      await pause(leaseMs + clockMarginMs, clock, signal);
      return [...results, ...(await reconcileOnce(signal))];
    },
  };
}

/** A shared store counts leases by a clock of its own. */
const clockMarginMs = 1_000;

function ended(mapped: MapResult, key: string) {
  return mapped.status === "order" ? mapped : { ...withoutOrder(mapped), key };
}

function withoutOrder(mapped: Exclude<MapResult, { status: "order" }>): ForwardResult {
  return mapped.status === "skip" ? mapped : { ...mapped, retryable: false };
}

type Source<Value> = { get(): Value | Promise<Value> } | undefined;

function fresh<Value extends Account | Catalog>(
  what: "catalog" | "account",
  source: Value | (() => Promise<Value>) | undefined,
  maxAgeMs: number,
  clock: Clock,
  emit: (event: ForwardEvent) => void,
): Source<Value> {
  if (source === undefined) return undefined;
  if (!isLoader(source)) return { get: () => source };
  const onFailure = (error: Error) => emit({ type: "refresh_failed", what, error });
  return new StaleWhileRevalidate<Value>({ load: source, maxAgeMs, clock, onFailure });
}

function isLoader<Value>(source: Value | (() => Promise<Value>)): source is () => Promise<Value> {
  return typeof source === "function";
}

function quietly(onEvent: ForwarderOptions["onEvent"]): (event: ForwardEvent) => void {
  return (event) => {
    try {
      onEvent?.(event);
    } catch {
      // A watcher must not stop a lead.
    }
  };
}

function positive(name: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw new RangeError(`Expected \`${name}\` to be a number of milliseconds above 0, got ${value}.`);
}

function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

const keyMissing = {
  level: "error",
  code: "key_missing",
  path: "key",
  message:
    "The lead has no key, so nothing could emit it from its own repetition. Add the rule `key`, pass `key`, or set `withoutKey`.",
} as const;
