import type { OrderEvent } from "../../../src/client/watch/orderEvent.ts";
import type { Watcher } from "../../../src/client/watch/watcher.ts";
import { type WatchOrdersOptions, watchOrders } from "../../../src/client/watch/watchOrders.ts";
import {
  type ReturnEvent,
  type WatchReturnsOptions,
  watchReturns,
} from "../../../src/client/watch/watchReturns.ts";
import {
  createFakeAccount,
  createManualClock,
  type FakeAccount,
  type ManualClock,
} from "../../../src/entries/fake.ts";
import type { FakeSeed } from "../../../src/testing/fake/seed.ts";

export const minuteMs = 60_000;

/** An account in a time of its own. */
export interface TimedAccount {
  readonly clock: ManualClock;
  readonly account: FakeAccount;
}

export function timedAccount(seed: FakeSeed = {}): TimedAccount {
  const clock = createManualClock();
  return { clock, account: createFakeAccount({ clock, quirks: 1, ...seed }) };
}

/** A watch that runs in the background. */
export interface Watching<Event = OrderEvent> {
  /** What came, with the cursor after it. */
  readonly events: Event[];
  /** What ended it. */
  readonly error: () => unknown;
  readonly cursor: () => string | undefined;
  stop(): Promise<void>;
}

export function watching({ account, clock }: TimedAccount, options: WatchOrdersOptions = {}): Watching {
  return inBackground((signal) => watchOrders(account.client(), { testing: { clock }, signal, ...options }));
}

export function watchingReturns(
  { account, clock }: TimedAccount,
  options: WatchReturnsOptions = {},
): Watching<ReturnEvent> {
  return inBackground((signal) => watchReturns(account.client(), { testing: { clock }, signal, ...options }));
}

function inBackground<Event>(start: (signal: AbortSignal) => Watcher<Event>): Watching<Event> {
  const end = new AbortController();
  const watcher = start(end.signal);
  const events: Event[] = [];
  let error: unknown;
  const run = async () => {
    for await (const event of watcher) events.push(event);
  };
  const done = run().catch((thrown: unknown) => {
    error = thrown;
  });
  return {
    events,
    error: () => error,
    cursor: () => watcher.cursor,
    stop: () => {
      end.abort(new Error("stopped"));
      return done;
    },
  };
}

/** `created 5`, `statusChanged 5 to 8002`. */
export function inShort(event: OrderEvent | ReturnEvent): string {
  if ("returnId" in event) {
    const { type, returnId } = event;
    return type === "statusChanged"
      ? `${type} ${returnId} from ${event.from} to ${event.to}`
      : `${type} ${returnId}`;
  }
  const { type, orderId } = event;
  if (type === "statusChanged") return `${type} ${orderId} from ${event.from ?? "?"} to ${event.to}`;
  if (type === "packageAdded") return `${type} ${orderId} ${event.courier} ${event.packageNumber}`;
  return type === "paid"
    ? `${type} ${orderId} ${event.paidBefore ?? "?"} ${event.paid}`
    : `${type} ${orderId}`;
}
