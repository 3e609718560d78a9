import type { Catalog } from "../../mapping/contract/mapContext.ts";
import { systemClock } from "../../shared/runtime/clock.ts";
import { type AccountSource, accountSource } from "../account/lazyAccount.ts";
import { AskedCatalog, CatalogsToAsk } from "../catalog/askedCatalog.ts";
import { LiveCatalog } from "../catalog/liveCatalog.ts";
import type { ForwardResult } from "../contract/forwardResult.ts";
import { AccountBinding } from "../delivery/accountBinding.ts";
import type { DeliverySettings } from "../delivery/deliveryState.ts";
import { OrderIds } from "../delivery/orderIds.ts";
import { OrderScans } from "../delivery/orderScans.ts";
import { RefusalProofs } from "../delivery/refusalProofs.ts";
import { memoryOf, memoryStore } from "../store/memoryStore.ts";
import { SingleFlight } from "../waiting/singleFlight.ts";
import { LookUpTurns } from "../waiting/turns.ts";
import type { ForwarderConfig } from "./config.ts";
import { reporter } from "./reporter.ts";
import { noteMemory, SetupReport } from "./setupReport.ts";

export interface SharedParts {
  readonly config: ForwarderConfig;
  readonly settings: DeliverySettings;
  readonly setup: SetupReport;
  readonly account: AccountSource;
  readonly catalog: Catalog | undefined;
  /** The catalog that Base is asked for with each lead; `undefined` if the catalog is loaded instead. */
  readonly asked: AskedCatalog | undefined;
  readonly live: LiveCatalog;
  readonly flights: SingleFlight<ForwardResult | undefined>;
  /** The queue of look-ups with a low priority. */
  readonly turns: LookUpTurns;
  readonly closing: AbortController;
  /** When a lead last became an order or turned out to be one, in milliseconds since 1970. */
  lastSuccessAt: number | undefined;
  /** Unregisters this forwarder's memory from the process. */
  readonly forget: () => void;
}

export function sharedParts(config: ForwarderConfig): SharedParts {
  const { baselinker, catalog, clock, namespace } = config;
  const emit = reporter(config);
  const setup = new SetupReport(config, emit);
  const store = config.store ?? memoryStore({ testing: { clock } });
  let forgetMemory: (() => void) | undefined;
  const binding = new AccountBinding({
    ...config,
    store,
    onBound: (warnings, accountKey) => {
      const memory = memoryOf(store);
      const name = `${accountKey} ${namespace}`;
      // Test clocks simulate separate processes.
      if (memory !== undefined && clock === systemClock)
        forgetMemory = noteMemory(name, memory, (issue) => setup.report([issue]));
      for (const warning of warnings) emit({ ...warning, type: "store_may_forget" });
    },
  });
  const settings: DeliverySettings = {
    ...config,
    emit,
    store,
    binding,
    // A claim that is renewed after a third of its lease always covers a request of half a lease.
    requestMs: Math.min(maxRequestMs, config.leaseMs / 2),
    newToken: config.randomId,
    orderIds: new OrderIds(),
    orderScans: new OrderScans(clock),
    refusals: new RefusalProofs(clock),
  };
  const accountCache = {
    maxAgeMs: config.accountMaxAgeMs,
    clock,
    onFailure: (error: Error) => emit({ type: "refresh_failed", what: "account", error }),
  };
  const isAsked = catalog instanceof CatalogsToAsk;
  return {
    config,
    settings,
    setup,
    account: accountSource(config.account, baselinker, accountCache),
    catalog: isAsked ? undefined : catalog,
    asked: isAsked ? new AskedCatalog(catalog, { ...config, liveLookups: true }, emit) : undefined,
    live: new LiveCatalog(baselinker, clock),
    flights: new SingleFlight(),
    turns: new LookUpTurns(),
    closing: new AbortController(),
    lastSuccessAt: undefined,
    forget: () => forgetMemory?.(),
  };
}

/** How long a write may be in flight, if the lease is long enough. */
const maxRequestMs = 30_000;
