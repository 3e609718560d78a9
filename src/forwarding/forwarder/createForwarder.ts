import { queueOf } from "../../client/calls/accountKey.ts";
import { ForwarderError } from "../../shared/errors/forwarderError.ts";
import { raceWithAbort } from "../../shared/runtime/abort.ts";
import { type Closable, disposable } from "../../shared/runtime/dispose.ts";
import { toError } from "../../shared/runtime/errors.ts";
import { type LogLine, logMethod, logThrough } from "../../shared/runtime/log.ts";
import { toPlainError } from "../contract/forwardResult.ts";
import { isSamePlace } from "../contract/registerContract.ts";
import { noRegister } from "../register/noRegister.ts";
import { Audit } from "./audit.ts";
import {
  checkCloseOptions,
  checkForwarderOptions,
  checkOrder,
  checkReadyOptions,
  checkReconcileOptions,
} from "./config.ts";
import { forwardAll } from "./forwardAll.ts";
import type { Forwarder, ForwarderHealth, PooledForwarder, ReadyOptions } from "./forwarder.ts";
import { LeadPath } from "./forwardLead.ts";
import type { ForwarderOptions } from "./options.ts";
import { previewLead } from "./previewLead.ts";
import { reconcile } from "./reconcile.ts";
import { type SharedParts, sharedParts } from "./sharedParts.ts";
import { completeLeftOpen, work } from "./work.ts";

/**
 * Creates a forwarder, which turns each lead into exactly one order, however often the lead is received and whatever
 * happens to requests, answers and processes. `docs/promises.md` lists what is promised, and on which premises it rests.
 * With the option `register` it also saves leads, lists them and sends them again.
 * @throws RulesError if the rules cannot be used; TypeError for an option that is unknown or of the wrong type,
 * RangeError for a number that is out of range.
 * @example
 * ```ts
 * const forwarder = createForwarder({ baselinker, rules, store: sqliteStore("leads.sqlite") });
 * const work = startWork(forwarder);
 * const result = await forwarder.forward(lead);
 * if (result.status === "success") console.log(`Order ${result.orderId}`);
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function createForwarder(options: ForwarderOptions): Forwarder & Closable {
  return openForwarder(options).forwarder;
}

/**
 * Like `createForwarder`, plus what a pool needs from the forwarder. A simulation gives a `randomId` of its own, so that
 * a run can be repeated.
 */
/* @__NO_SIDE_EFFECTS__ */
export function openForwarder(options: ForwarderOptions, randomId?: () => string): PooledForwarder {
  const config = checkForwarderOptions(options, randomId);
  const { baselinker, clock, mapper, register } = config;
  const parts = sharedParts(config);
  const { settings, setup, account, asked, flights, closing } = parts;
  const { store, binding, emit } = settings;
  const limiter = () => queueOf(baselinker);
  // Deferred: the caller's listener may use the forwarder, whose variable is not assigned yet.
  if (typeof config.account === "object") queueMicrotask(() => setup.reportOnce(account));

  const attached = register?.attach({
    ...config,
    isAtStore: isSamePlace(store.place, register.place),
    closed: closing.signal,
    blockedUntil: () => limiter().pausedUntil,
    deliver: (lead, leadOptions, entry) => path.forwardKept(lead, leadOptions, entry),
    whileInFlight: (work) => path.whileInFlight(work),
    eraseFromStore: (storeKey, more) => store.erase(storeKey, more),
    listOpen: () => store.listOpen(),
    readOpen: async (storeKey) => store.readOpen?.(storeKey),
    onFailure: (key, error) => emit({ type: "store_failed", key, error }),
    reportSetup: (issue) => setup.report([issue]),
    audit: () => audit.run(),
  });
  const audit: Audit = new Audit(parts, attached);
  const path: LeadPath = new LeadPath(parts, attached);

  const ready = async (readyOptions: ReadyOptions = {}) => {
    const { signal } = checkReadyOptions(readyOptions);
    closing.signal.throwIfAborted();
    setup.reportOnce(account);
    const loads = {
      store: binding.bind(),
      register: attached?.check(),
      catalog: asked?.ready(),
    };
    return setup.check(account, loads, signal);
  };

  const close = async (closeOptions: Parameters<Forwarder["close"]>[0] = {}) => {
    const { maxWaitMs } = checkCloseOptions(closeOptions);
    const closed = new ForwarderError("FORWARDER_CLOSED");
    closing.abort(closed);
    path.endWaiting(closed);
    const timeout = new AbortController();
    const cancel = clock.after(maxWaitMs, () => timeout.abort());
    const idle = path.idle().then(() => flights.idle());
    await raceWithAbort(idle, timeout.signal).catch(() => {});
    cancel();
    flights.abort(closed);
    await flights.idle();
    await attached?.release();
    await asked?.close();
    parts.forget();
    if (config.store === undefined) await store.close();
  };

  const keyOf: Forwarder["keyOf"] = async (order) => {
    const lead = await binding.leadOf(checkOrder(order));
    if (attached === undefined || (lead !== undefined && "key" in lead)) return lead;
    // Only of this namespace: another account that shares the register may have an order of the same id.
    const entry = await attached.methods.register.findByOrder(order.order_id);
    const { namespace } = config;
    return entry?.key !== undefined && entry.namespace === namespace ? { namespace, key: entry.key } : lead;
  };

  const reconcileNow: Forwarder["reconcile"] = async (reconcileOptions = {}) => {
    const checked = checkReconcileOptions(reconcileOptions);
    // Begun first, so that the first one marks the orders of this process as new.
    const audited = path.whileInFlight(audit.run(checked.signal));
    const results = await reconcile(parts, attached, checked);
    await audited;
    return results;
  };
  const completing = {
    clock,
    leaseMs: config.leaseMs,
    closed: closing.signal,
    blockedUntil: () => limiter().pausedUntil,
    onFailure: (error: Error) => emit({ type: "store_failed", key: "", error }),
    complete: (signal: AbortSignal) => reconcileNow({ signal }),
  };
  const forwarder = disposable<Forwarder>({
    split: (request) => mapper.split?.(request) ?? [request],
    forward: (lead, leadOptions = {}) => path.forward(lead, leadOptions, startDeadlineMs),
    preview: (lead, previewOptions) => previewLead(parts, lead, previewOptions),
    forwardAll: (leads, allOptions) =>
      forwardAll(
        (lead, leadOptions) => path.forward(lead, leadOptions, Number.POSITIVE_INFINITY),
        leads,
        allOptions,
      ),
    reconcile: reconcileNow,
    keyOf,
    ready,
    health: () => healthOf(parts, path),
    close,
    ...(attached?.methods ?? noRegister),
    work: (workOptions) => work(completing, attached?.methods.work, workOptions),
  });
  // For a webhook, whose mistakes belong into the same log. A printed or copied forwarder does not have it.
  Object.defineProperty(forwarder, logMethod, {
    value: (line: LogLine) => logThrough(baselinker, line),
  });
  const pooled = {
    forwarder,
    limiter,
    completeLeftOpen: (stop: AbortSignal) => completeLeftOpen(completing, stop),
    reportFailure: completing.onFailure,
  };
  if (register === undefined || attached === undefined) return { ...pooled, register: undefined };
  const { name, place } = register;
  return { ...pooled, register: { name, place, takeDue: attached.takeDue } };
}

/** How long a lead may wait for its claim and the rate limit before its caller has to retry. */
export const startDeadlineMs = 20_000;

async function healthOf(
  { config, settings, account, catalog, closing, lastSuccessAt }: SharedParts,
  { inFlight, waiting }: Pick<LeadPath, "inFlight" | "waiting">,
): Promise<ForwarderHealth> {
  const open = await settings.store.listOpen().catch(toError);
  const unavailable = open instanceof Error;
  const limiter = queueOf(config.baselinker);
  return {
    canAccept: !closing.signal.aborted && !unavailable,
    canSend: limiter.pausedUntil === undefined,
    store: unavailable ? { ok: false, error: toPlainError(open) } : { ok: true },
    limiter,
    account: account.loadedAt === undefined ? {} : { loadedAt: new Date(account.loadedAt) },
    catalog: catalog === undefined ? {} : { size: catalog.size },
    inFlight,
    waiting,
    ...(unavailable ? {} : { open: open.length }),
    ...(lastSuccessAt === undefined ? {} : { lastSuccessAt: new Date(lastSuccessAt) }),
  };
}
