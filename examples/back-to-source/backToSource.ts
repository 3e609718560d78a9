import {
  type Baselinker,
  type Forwarder,
  type LeadStore,
  type WatchOrdersOptions,
  watchOrders,
} from "baselinker-sdk";
import pRetry, { type Options } from "p-retry";

/** What changed in Base, for the order of the source with this `key`. */
export interface Change {
  /** The same if the change is delivered again. */ readonly id: string;
  readonly key: string;
  /** As the source spells it. */ readonly status?: string;
  readonly tracking?: { readonly courier: string; readonly number: string };
}

export interface BackToSource {
  readonly baselinker: Baselinker;
  readonly forwarder: Forwarder;
  /** Keeps how far the worker is: the store of the leads. */ readonly store: LeadStore;
  /** The status of the source for each status id of Base; others are not written back. */
  readonly statuses: Readonly<Record<number, string>>;
  /** Where changes go, one after the other. Each is called again until it resolves. */
  readonly targets: readonly ((change: Change) => Promise<void>)[];
  /** The maximum number of requests per minute that look for changes. */ readonly requestsPerMinute?: number;
  /** As in `watchOrders`. */ readonly testing?: WatchOrdersOptions["testing"];
  readonly signal?: AbortSignal;
  /** Gets why a call failed, and when the next one is. @default console.warn */
  readonly log?: (text: string) => void;
  /** The longest wait between two calls, in milliseconds. @default 60_000 */ readonly maxWaitMs?: number;
}

/** Writes status and tracking number of each order back to where its lead came from. */
export async function backToSource(options: BackToSource): Promise<void> {
  const {
    baselinker,
    forwarder,
    statuses,
    targets,
    log = console.warn,
    maxWaitMs = 60_000,
    ...watch
  } = options;
  const { signal } = watch;
  const patience: Options = {
    retries: Number.POSITIVE_INFINITY,
    maxTimeout: maxWaitMs,
    ...(signal && { signal }),
    onFailedAttempt: ({ error, retryDelay }) => log(`Again in ${retryDelay} ms: ${error.message}`),
  };
  for await (const event of watchOrders(baselinker, watch)) {
    if (!("order" in event)) continue;
    const lead = await forwarder.keyOf(event.order);
    // Entered by hand, or of another source.
    if (lead === undefined || !("key" in lead)) continue;
    const change = { id: event.id, key: lead.key };
    const write = async (what: Omit<Change, "id" | "key">) => {
      for (const target of targets) await pRetry(() => target({ ...change, ...what }), patience);
    };
    if (event.type === "created" || event.type === "statusChanged") {
      const status = statuses[event.type === "created" ? event.order.order_status_id : event.to];
      if (status !== undefined) await write({ status });
    }
    if (event.type === "packageAdded")
      await write({ tracking: { courier: event.courier, number: event.packageNumber } });
  }
}
