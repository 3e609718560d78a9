import { createRandom } from "./random.ts";
import type { Workplace } from "./respond.ts";
import type { FakeOptions } from "./seed.ts";
import type { FakeState } from "./state.ts";

/** The workplace of one account, and what its faults may do to it. */
export interface FakeWorkplace extends Workplace {
  /** Does what a fault has put off, once its time has come. */
  settle(): void;
  /** Puts something off. */
  later(afterMs: number, act: () => void): void;
  /** Hides an order from reads for a while. */
  hide(orderId: number, forMs: number): void;
  /** Forgets what was put off or hidden, and takes the ids from the state anew. */
  restart(): void;
}

export function createWorkplace(start: FakeState, options: FakeOptions): FakeWorkplace {
  const { clock } = options;
  const hiddenUntil = new Map<number, number>();
  let putOff: { readonly at: number; readonly act: () => void }[] = [];
  let random = createRandom(options.quirks || 0);
  let last = firstIds(start);
  const settle = () => {
    if (putOff.length === 0) return;
    const now = clock.now();
    const due = putOff.filter(({ at }) => at <= now);
    putOff = putOff.filter(({ at }) => at > now);
    for (const { act } of due) act();
  };
  const state = watched(start, settle);
  return {
    state,
    options,
    now: () => Math.floor(clock.now() / 1000),
    nextId: (kind) => {
      // Orders of other merchants lie between those of one account: ids rise in steps.
      const step = kind === "order" && options.quirks !== false ? 1 + Math.floor(random() * 9) : 1;
      // A test may have added orders of its own meanwhile.
      const added = kind === "order" ? (state.orders.at(-1)?.order_id ?? 0) : 0;
      last[kind] = Math.max(last[kind], added) + step;
      return last[kind];
    },
    isVisible: (orderId) => (hiddenUntil.get(orderId) ?? 0) <= clock.now(),
    settle,
    later: (afterMs, act) => {
      putOff.push({ at: clock.now() + afterMs, act });
    },
    hide: (orderId, forMs) => {
      hiddenUntil.set(orderId, clock.now() + forMs);
    },
    restart: () => {
      hiddenUntil.clear();
      putOff = [];
      random = createRandom(options.quirks || 0);
      last = firstIds(state);
    },
  };
}

/** Ids begin where an account of some years stands, or above what the seed holds. */
function firstIds({ orders, journal }: FakeState): Record<"order" | "line" | "journal", number> {
  let order = 4_000_000;
  let line = 9_000_000;
  for (const { order_id, products } of orders) {
    order = Math.max(order, order_id);
    for (const { order_product_id } of products) line = Math.max(line, order_product_id);
  }
  return { order, line, journal: journal.reduce((highest, { id = 0 }) => Math.max(highest, id), 700_000) };
}

/** Orders that a fault stores late are there as soon as somebody looks. */
function watched(state: FakeState, onLook: () => void): FakeState {
  let { orders } = state;
  return {
    ...state,
    get orders() {
      onLook();
      return orders;
    },
    set orders(value) {
      orders = value;
    },
  };
}
