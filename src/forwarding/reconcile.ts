import { blockedRead } from "../delivery/blockedRead.ts";
import type { ForwardResult } from "../lead/forwardResult.ts";
import type { AttachedRegister } from "../lead/registerContract.ts";
import { pause } from "../runtime/abort.ts";
import type { FlightControl } from "../runtime/singleFlight.ts";
import { LookUpTurn, LookUpTurns } from "../runtime/turns.ts";
import type { ReconcileOptions } from "./forwarder.ts";
import { checkReconcileOptions } from "./forwarderOptions.ts";
import { emitResult } from "./reportResult.ts";
import type { MappedLead } from "./shareDelivery.ts";

interface ReconcilerOptions extends Pick<MappedLead, "settings" | "flights" | "deliver"> {
  readonly ofOpenLead: AttachedRegister["ofOpenLead"] | undefined;
  /** The result in the caller's language. */
  readonly translate: (result: ForwardResult) => ForwardResult;
  readonly closed: AbortSignal;
}

/** Brings leads to their end of which only the store knows. */
interface Reconciler {
  /** The lead that is open under a key, as a part of another lead's delivery. */
  readonly complete: MappedLead["completeOpen"];
  /** All that are open and in nobody's hand. */
  readonly reconcile: (given?: ReconcileOptions) => Promise<ForwardResult[]>;
}

export function reconciler({
  settings,
  flights,
  deliver,
  ofOpenLead,
  translate,
  closed,
}: ReconcilerOptions): Reconciler {
  const { store, binding, clock, leaseMs } = settings;
  const turns = new LookUpTurns();

  const tell = (result: ForwardResult, since: number) => {
    const told = translate(result);
    emitResult(settings, told, clock.now() - since);
    return told;
  };
  const complete = async (
    storeKey: string,
    run: (
      start: (flight: FlightControl) => Promise<ForwardResult | undefined>,
    ) => Promise<ForwardResult | undefined>,
  ): Promise<ForwardResult | undefined> => {
    const since = clock.now();
    const entry = ofOpenLead?.(storeKey);
    const lead = { key: storeKey, storeKey, prepare: undefined, issues: [], entry };
    const ended = await run((flight) => deliver(lead, flight));
    return ended === undefined ? undefined : tell((await entry?.end(ended)) ?? ended, since);
  };
  const inTurn = (storeKey: string, signal: AbortSignal | undefined) =>
    complete(storeKey, (deliverIt) => {
      const turn = new LookUpTurn(turns);
      const start = async (flight: FlightControl) => {
        await turn.take();
        try {
          // What is not in hand yet is for the next process.
          return closed.aborted ? undefined : await deliverIt(flight);
        } finally {
          turn.end();
        }
      };
      return flights.share(storeKey, { signal, turn }, start);
    });
  const reconcileOnce = async (signal: AbortSignal | undefined): Promise<ForwardResult[]> => {
    await binding.bind();
    const since = clock.now();
    const keys = await store.listOpen();
    if (keys.length > 0) closed.throwIfAborted();
    const refused = await blockedRead(settings, keys, signal);
    if (refused !== undefined) return refused.map((result) => tell(result, since));
    const results = await Promise.all(keys.map((storeKey) => inTurn(storeKey, signal)));
    return results.filter((result) => result !== undefined);
  };

  return {
    complete: (storeKey, flight) => complete(storeKey, (start) => start(flight)),
    async reconcile(given = {}) {
      const { signal, wait } = checkReconcileOptions(given);
      const results = await reconcileOnce(signal);
      if (wait !== true) return results;
      // What a process had in hand when it died is open only when its lease, renewed just before, has run out.
      await pause(leaseMs + clockMarginMs, clock, signal);
      return [...results, ...(await reconcileOnce(signal))];
    },
  };
}

/** A shared store counts leases by a clock of its own. */
const clockMarginMs = 1_000;
