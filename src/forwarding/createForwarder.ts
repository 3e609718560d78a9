import { queueOf } from "../client/accountKey.ts";
import { eitherSignal, pause, raceWithAbort } from "../runtime/abort.ts";
import { type Closable, disposable } from "../runtime/dispose.ts";
import { ignoreErrors } from "../runtime/errors.ts";
import { tracerOf } from "../runtime/tracing.ts";
import { AskedCatalog } from "./askedCatalog.ts";
import { CatalogsToAsk } from "./catalogOption.ts";
import { deliverLead } from "./delivery.ts";
import { deliverySettings } from "./deliverySettings.ts";
import type { LeadToDeliver } from "./deliveryState.ts";
import { tellEnded } from "./ended.ts";
import { forwardAll } from "./forwardAll.ts";
import type { CloseOptions, Forwarder, ForwarderOptions, ForwardOptions, ReadyOptions } from "./forwarder.ts";
import {
  checkCloseOptions,
  checkForwarderOptions,
  checkForwardOptions,
  checkReadyOptions,
  checkReconcileOptions,
} from "./forwarderOptions.ts";
import { type ForwardResult, faultOf, toFailure } from "./forwardResult.ts";
import { healthOf } from "./health.ts";
import { accountSource } from "./lazyAccount.ts";
import { isSamePlace, type LeadEntry, noRegister } from "./leadEntry.ts";
import { keyIssue, keyOf } from "./leadKey.ts";
import { LiveCatalog } from "./liveCatalog.ts";
import { markerProblem } from "./marker.ts";
import { mapLead, mapLeadLive, mayChange, toForwardResult } from "./prepareOrder.ts";
import { refusedRead } from "./refusedRead.ts";
import { SetupReport } from "./setup.ts";
import { shareDelivery } from "./shareDelivery.ts";
import {
  type DeadlineTimer,
  type FlightControl,
  SingleFlight,
  startDeadline,
  type Waiter,
  WorkInHand,
} from "./singleFlight.ts";
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
 * void forwarder.reconcile({ wait: true }).catch(console.error);
 * const result = await forwarder.forward(lead);
 * if (result.status === "success") console.log(`Order ${result.orderId}`);
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function createForwarder(options: ForwarderOptions): Forwarder & Closable {
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
  const inHand = new WorkInHand();
  const trace = tracerOf("baselinker-sdk:forward");
  const closing = new AbortController();
  let isGivenUp = false;
  let lastSuccessAt: number | undefined;
  // A moment later: who listens may use the forwarder, which its variable does not hold yet.
  if (typeof config.account === "object") queueMicrotask(() => setup.meet(account));

  const deliver = async (lead: LeadToDeliver, flight: FlightControl) => {
    if (isGivenUp) throw new Error(closedText);
    return deliverLead(settings, lead, flight);
  };

  const inOwnWords = (result: ForwardResult) => config.language?.result(result) ?? result;

  const forwardOrThrow = async (
    lead: unknown,
    { key: givenKey, receivedAt = new Date(clock.date()) }: ForwardOptions,
    waiter: Waiter,
    entry: LeadEntry | undefined,
  ): Promise<ForwardResult> => {
    const signal = eitherSignal(waiter.signal, waiter.deadline?.signal);
    const loaded = Promise.all([catalog?.get(), binding.bind()]);
    const [catalogNow] = await raceWithAbort(loaded, signal);
    const unusable = await account.read((lists) => markerProblem(marker, lists), signal);
    setup.meet(account);
    if (unusable !== undefined) return toFailure("setup", { issues: [unusable] });
    const products = asked?.forLead();
    const mapping = { mapper, lead, receivedAt, account, catalog: catalogNow, live, products, emit };
    let mapped = await mapLead(mapping, signal);
    if (mapped.status !== "order" && mayChange(mapping, mapped)) {
      mapped = await mapLeadLive(mapping, signal ?? new AbortController().signal);
    }
    if (mapped.status !== "order") return toForwardResult(mapped);
    const isGiven = givenKey !== undefined && !isBlank(givenKey);
    const key = entry?.key ?? (await keyOf(lead, isGiven ? givenKey : mapped.key, config));
    if (!("problem" in key))
      return shareDelivery({ settings, flights, deliver, key, mapping, mapped, waiter, entry });
    return toFailure("lead", { issues: [...mapped.issues, keyIssue(key)] });
  };

  const forwardWithin = async (
    lead: unknown,
    given: ForwardOptions,
    defaultDeadlineMs: number,
    about: object | undefined,
    known: LeadEntry | undefined,
  ): Promise<ForwardResult> => {
    const since = clock.now();
    const result = inOwnWords(await forwardOrTell(lead, given, defaultDeadlineMs, known));
    if ("orderId" in result) lastSuccessAt = clock.date();
    setup.tellOf(result.issues);
    const event = tellEnded(settings, result, clock.now() - since);
    if (about !== undefined) Object.assign(about, event);
    return result;
  };

  const forwardOrTell = async (
    lead: unknown,
    given: ForwardOptions,
    defaultDeadlineMs: number,
    known: LeadEntry | undefined,
  ): Promise<ForwardResult> => {
    let timer: DeadlineTimer | undefined;
    let entry: LeadEntry | undefined;
    let result: ForwardResult;
    try {
      if (closing.signal.aborted) throw new Error(closedText);
      const checked = checkForwardOptions(given);
      timer = startDeadline(clock, checked.deadlineMs, defaultDeadlineMs);
      const entered = known ?? (await attached?.enter(lead, checked));
      if (entered !== undefined && "status" in entered) return entered;
      entry = entered;
      const waiter = { signal: checked.signal, deadline: timer?.deadline };
      result = await forwardOrThrow(lead, checked, waiter, entry);
    } catch (thrown) {
      // Only what comes before the lead was claimed can fail here: nothing was sent, and it is never the lead's fault.
      result = toFailure(faultOf(thrown), { error: thrown, issues: [] });
    } finally {
      timer?.cancel();
    }
    return entry === undefined ? result : entry.end(result);
  };
  const attached = config.register?.attach({
    ...config,
    isAtStore: isSamePlace(store.place, config.register.place),
    closed: closing.signal,
    blockedUntil: () => queueOf(baselinker).pausedUntil,
    deliver: (lead, given, entry) => forwardOne(lead, given, Number.POSITIVE_INFINITY, entry),
    eraseFromStore: (storeKey) => store.erase(storeKey),
    onFailure: (key, error) => emit({ type: "store_failed", key, error }),
    tellSetup: (issue) => setup.tell([issue]),
  });

  const forwardOne = (lead: unknown, given: ForwardOptions, defaultDeadlineMs: number, known?: LeadEntry) =>
    inHand.hold(
      trace(
        () => ({ source: namespace }),
        (about) => forwardWithin(lead, given, defaultDeadlineMs, about, known),
      ),
    );

  const reconcileOnce = async (signal: AbortSignal | undefined): Promise<ForwardResult[]> => {
    await binding.bind();
    const since = clock.now();
    const keys = await store.listOpen();
    const complete = async (storeKey: string) => {
      const entry = attached?.ofOpenLead(storeKey);
      const lead = { key: storeKey, storeKey, prepare: undefined, issues: [], entry };
      const result = await flights.share(storeKey, { signal }, (flight) => deliver(lead, flight));
      return result === undefined || entry === undefined ? result : entry.end(result);
    };
    const results = (await refusedRead(settings, keys, signal)) ?? (await Promise.all(keys.map(complete)));
    const all = results.filter((result) => result !== undefined).map(inOwnWords);
    for (const result of all) tellEnded(settings, result, clock.now() - since);
    return all;
  };

  const ready = async (given: ReadyOptions = {}) => {
    const { signal } = checkReadyOptions(given);
    if (closing.signal.aborted) throw new Error(closedText);
    setup.meet(account);
    return setup.check(account, { store: binding.bind(), catalog: asked?.ready() ?? catalog?.get() }, signal);
  };

  const close = async (given: CloseOptions = {}) => {
    const { timeoutMs } = checkCloseOptions(given);
    closing.abort();
    const timeout = new AbortController();
    const cancel = clock.after(timeoutMs, () => timeout.abort());
    const idle = inHand.idle().then(() => flights.idle());
    await raceWithAbort(idle, timeout.signal).catch(() => {});
    cancel();
    isGivenUp = true;
    flights.abort(new Error(closedText));
    await flights.idle();
    await asked?.close();
    forget();
    if (config.store === undefined) await store.close();
  };

  return disposable<Forwarder>({
    split: (request) => mapper.split?.(request) ?? [request],
    forward: (lead, given = {}) => forwardOne(lead, given, startDeadlineMs),
    forwardAll: (leads, allOptions) =>
      forwardAll((lead, given) => forwardOne(lead, given, Number.POSITIVE_INFINITY), leads, allOptions),
    async reconcile(given = {}) {
      const { signal, wait } = checkReconcileOptions(given);
      const results = await reconcileOnce(signal);
      if (wait !== true) return results;
      // What a process had in hand when it died is open only when its lease, renewed just before, has run out.
      await pause(config.leaseMs + clockMarginMs, clock, signal);
      return [...results, ...(await reconcileOnce(signal))];
    },
    ready,
    health: () => {
      const isClosed = closing.signal.aborted;
      return healthOf({ baselinker, store, account, catalog, inHand: inHand.size, isClosed, lastSuccessAt });
    },
    close,
    ...(attached?.methods ?? noRegister),
  });
}

const closedText = "The forwarder was closed. Forward the lead again, with a new one.";

/** How long a lead may wait for its claim and its turn before the caller is told to come again. */
const startDeadlineMs = 20_000;

/** An empty header or variable is not a key. */
function isBlank(key: unknown): boolean {
  return typeof key === "string" && key.trim() === "";
}

/** A shared store counts leases by a clock of its own. */
const clockMarginMs = 1_000;
