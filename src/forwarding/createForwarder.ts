import { accountSource, accountUntil, type Until } from "../account/lazyAccount.ts";
import { AskedCatalog } from "../catalog/askedCatalog.ts";
import { CatalogsToAsk } from "../catalog/catalogOption.ts";
import { LiveCatalog } from "../catalog/liveCatalog.ts";
import { cachedSource } from "../catalog/staleWhileRevalidate.ts";
import { queueOf } from "../client/accountKey.ts";
import { deliverLead } from "../delivery/delivery.ts";
import type { LeadToDeliver } from "../delivery/deliveryState.ts";
import { markerProblem } from "../delivery/marker.ts";
import { type ForwardResult, toFailure } from "../lead/forwardResult.ts";
import { keyIssue, keyOf } from "../lead/leadKey.ts";
import { isSamePlace, type LeadEntry, noRegister } from "../lead/registerContract.ts";
import { raceWithAbort } from "../runtime/abort.ts";
import { type Closable, disposable } from "../runtime/dispose.ts";
import { ignoreErrors } from "../runtime/errors.ts";
import { type FlightControl, SingleFlight } from "../runtime/singleFlight.ts";
import { tracerOf } from "../runtime/tracing.ts";
import { deliverySettings } from "./deliverySettings.ts";
import { forwardAll } from "./forwardAll.ts";
import { ForwardCalls, type LeadToRead, type ReadLead } from "./forwardCalls.ts";
import type { CloseOptions, Forwarder, ForwarderOptions, ForwardOptions, ReadyOptions } from "./forwarder.ts";
import { checkCloseOptions, checkForwarderOptions, checkReadyOptions } from "./forwarderOptions.ts";
import { healthOf } from "./health.ts";
import type { PooledForwarder } from "./pooledForwarder.ts";
import { mapLead, mapLeadLive, mayChange, toForwardResult } from "./prepareOrder.ts";
import { reconciler } from "./reconcile.ts";
import { emitResult } from "./reportResult.ts";
import { SetupReport } from "./setupReport.ts";
import { shareDelivery } from "./shareDelivery.ts";

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
 * void forwarder.reconcile({ wait: true }).catch(console.error);
 * const result = await forwarder.forward(lead);
 * if (result.status === "success") console.log(`Order ${result.orderId}`);
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function createForwarder(options: ForwarderOptions): Forwarder & Closable {
  return openForwarder(options).forwarder;
}

/** As `createForwarder`. */
/* @__NO_SIDE_EFFECTS__ */
export function openForwarder(options: ForwarderOptions): PooledForwarder {
  const config = checkForwarderOptions(options);
  const { baselinker, clock, mapper, marker, namespace } = config;
  const emit = ignoreErrors(config.onEvent);
  const setup = new SetupReport(config, emit);
  const { settings, forget } = deliverySettings(config, emit, setup);
  const { store, binding } = settings;
  const caching = (what: "catalog" | "account", maxAgeMs: number) => {
    const onFailure = (error: Error) => emit({ type: "refresh_failed", what, error });
    return { maxAgeMs, clock, onFailure };
  };
  const account = accountSource(config.account, baselinker, caching("account", config.accountMaxAgeMs));
  const asked =
    config.catalog instanceof CatalogsToAsk ? new AskedCatalog(config.catalog, config, emit) : undefined;
  const catalog =
    config.catalog === undefined || config.catalog instanceof CatalogsToAsk
      ? undefined
      : cachedSource(config.catalog, caching("catalog", config.catalogMaxAgeMs));
  const live = config.liveLookups ? new LiveCatalog(baselinker, clock) : undefined;
  const flights = new SingleFlight<ForwardResult | undefined>();
  const isChosen = typeof marker === "string";
  const trace = tracerOf("baselinker-sdk:forward");
  const closing = new AbortController();
  let isGivenUp = false;
  let lastSuccessAt: number | undefined;
  // A moment later: who listens may use the forwarder, which its variable does not hold yet.
  if (typeof config.account === "object") queueMicrotask(() => setup.reportOnce(account));

  const deliver = async (lead: LeadToDeliver, flight: FlightControl): Promise<ForwardResult | undefined> => {
    if (isGivenUp) throw new Error(closedText);
    return calls.whileInProgress(lead.storeKey, deliverLead(settings, lead, flight));
  };

  const translate = (result: ForwardResult) => config.language?.result(result) ?? result;

  const read = async (
    { lead, receivedAt, givenKey, key: knownKey, entry }: LeadToRead,
    until: Until,
  ): Promise<ReadLead | ForwardResult> => {
    if (!binding.isBound || (catalog !== undefined && catalog.current() === undefined)) {
      await raceWithAbort(Promise.all([catalog?.get(), binding.bind()]), until());
    }
    const unusable = isChosen && (await account.read((lists) => markerProblem(marker, lists), until));
    setup.reportOnce(account);
    if (unusable) return toFailure("setup", { issues: [unusable] });
    const accountNow = accountUntil(account, until);
    const mapping = {
      mapper,
      lead,
      receivedAt,
      account: accountNow,
      catalog: catalog?.current(),
      live,
      products: asked?.forLead(),
      emit,
    };
    let mapped = await mapLead(mapping);
    if (mapped.status !== "order" && mayChange(mapping, mapped)) {
      mapped = await mapLeadLive(mapping, until() ?? new AbortController().signal);
    }
    if (mapped.status !== "order") return toForwardResult(mapped, knownKey?.text);
    const isGiven = givenKey !== undefined && !isBlank(givenKey);
    const key = knownKey ?? entry?.key ?? (await keyOf(lead, isGiven ? givenKey : mapped.key, config));
    if (!("problem" in key)) return { mapping, mapped, key };
    return toFailure("lead", { issues: [...mapped.issues, keyIssue(key)] });
  };

  const tell = (told: ForwardResult, durationMs: number, about: object | undefined) => {
    const result = translate(told);
    if ("orderId" in result) lastSuccessAt = clock.date();
    setup.reportLeadIssues(result.issues);
    const event = emitResult(settings, result, durationMs);
    if (about !== undefined) Object.assign(about, event);
    return result;
  };
  const limiter = () => queueOf(baselinker);
  const attached = config.register?.attach({
    ...config,
    isAtStore: isSamePlace(store.place, config.register.place),
    closed: closing.signal,
    blockedUntil: () => limiter().pausedUntil,
    deliver: (lead, given, entry) => forwardOne(lead, given, Number.POSITIVE_INFINITY, entry),
    whileInFlight: (work) => calls.whileInFlight(work),
    eraseFromStore: (storeKey, more) => store.erase(storeKey, more),
    listOpen: () => store.listOpen(),
    readOpen: async (storeKey) => store.readOpen?.(storeKey),
    onFailure: (key, error) => emit({ type: "store_failed", key, error }),
    reportSetup: (issue) => setup.report([issue]),
  });

  const calls: ForwardCalls = new ForwardCalls({
    ...config,
    closed: closing.signal,
    enter: attached?.enter,
    read,
    deliver: (lead) => shareDelivery({ ...lead, settings, flights, deliver, completeOpen: complete }),
    tell,
  });

  const forwardOne = (
    lead: unknown,
    given: ForwardOptions,
    defaultDeadlineMs: number,
    known?: LeadEntry,
  ): Promise<ForwardResult> =>
    trace(
      () => ({ source: namespace }),
      (about) => calls.forward(lead, given, defaultDeadlineMs, known, about),
    );

  const { complete, reconcile } = reconciler({
    settings,
    flights,
    deliver,
    ofOpenLead: attached?.ofOpenLead,
    translate: translate,
    closed: closing.signal,
  });

  const ready = async (given: ReadyOptions = {}) => {
    const { signal } = checkReadyOptions(given);
    closing.signal.throwIfAborted();
    setup.reportOnce(account);
    const loads = {
      store: binding.bind(),
      register: attached?.check(),
      catalog: asked?.ready() ?? catalog?.get(),
    };
    return setup.check(account, loads, signal);
  };

  const close = async (given: CloseOptions = {}) => {
    const { timeoutMs } = checkCloseOptions(given);
    const closed = new Error(closedText);
    closing.abort(closed);
    calls.endWaiting(closed);
    const timeout = new AbortController();
    const cancel = clock.after(timeoutMs, () => timeout.abort());
    const idle = calls.idle().then(() => flights.idle());
    await raceWithAbort(idle, timeout.signal).catch(() => {});
    cancel();
    isGivenUp = true;
    flights.abort(closed);
    await flights.idle();
    await asked?.close();
    forget();
    if (config.store === undefined) await store.close();
  };

  const forwarder = disposable<Forwarder>({
    split: (request) => mapper.split?.(request) ?? [request],
    forward: (lead, given = {}) => forwardOne(lead, given, startDeadlineMs),
    forwardAll: (leads, allOptions) =>
      forwardAll((lead, given) => forwardOne(lead, given, Number.POSITIVE_INFINITY), leads, allOptions),
    reconcile,
    ready,
    health: () => {
      const isClosed = closing.signal.aborted;
      return healthOf({ baselinker, store, account, catalog, calls, isClosed, lastSuccessAt });
    },
    close,
    ...(attached?.methods ?? noRegister),
  });
  const { register } = config;
  if (register === undefined || attached === undefined) return { forwarder, register: undefined, limiter };
  const { name, place } = register;
  return { forwarder, register: { name, place, takeDue: attached.takeDue }, limiter };
}

const closedText = "The forwarder was closed. Forward the lead again, with a new one.";

/** How long a lead may wait for its claim and its turn before the caller is told to come again. */
export const startDeadlineMs = 20_000;

/** An empty header or variable is not a key. */
function isBlank(key: unknown): boolean {
  return typeof key === "string" && key.trim() === "";
}
