import { createRandom } from "../../shared/runtime/random.ts";
import type { OpenQuestions } from "./openQuestions.ts";
import type { FakeOptions } from "./seed.ts";
import type { FakeState } from "./state.ts";

export interface Context {
  readonly state: FakeState;
  readonly options: FakeOptions & OpenQuestions;
  /** Unix time in seconds. */
  now(): number;
  /** A new id, higher than all previous ones. */
  nextId(kind: IdKind): number;
  /** Whether reads already show the order. */
  isVisible(orderId: number): boolean;
}

export interface AccountContext extends Context {
  /** Runs the action later, by the account's clock. */
  runLater(afterMs: number, action: () => void): void;
  /** Runs actions that are due. */
  runDue(): void;
  /** Hides an order from reads for a while. */
  hideOrder(orderId: number, forMs: number): void;
  /** Drops everything delayed or hidden, and reads the ids from the state again. */
  reset(): void;
}

type IdKind = "order" | "line" | "journal" | "invoice" | "package" | "return";

/** Delayed actions run on the next access, not by timers: a test with its own clock needs no sleeps. */
export function createContext(start: FakeState, options: FakeOptions & OpenQuestions): AccountContext {
  const { clock } = options;
  const hiddenUntil = new Map<number, number>();
  let delayed: { readonly at: number; readonly action: () => void }[] = [];
  let random = createRandom(options.quirks || 0);
  let last = firstIds(start, options);
  // While a delayed action runs: the time at which it was due. It actually runs later, on the next access.
  let dueAt: number | undefined;
  const now = () => dueAt ?? clock.date();
  const runDue = () => {
    if (delayed.length === 0) return;
    const due = delayed.filter(({ at }) => at <= clock.date());
    delayed = delayed.filter(({ at }) => at > clock.date());
    for (const { at, action } of due) {
      dueAt = at;
      try {
        action();
      } finally {
        dueAt = undefined;
      }
    }
  };
  const state = watched(start, runDue);
  return {
    state,
    options,
    now: () => Math.floor(now() / 1000),
    nextId: (kind) => {
      // The orders of other merchants have the ids in between: ids rise in steps.
      const step = kind === "order" && options.quirks !== false ? 1 + Math.floor(random() * 9) : 1;
      // A test may have added its own orders in the meantime.
      const added = lastIn(state, kind);
      last[kind] = Math.max(last[kind], added) + step;
      return last[kind];
    },
    isVisible: (orderId) => (hiddenUntil.get(orderId) ?? 0) <= clock.date(),
    runDue,
    runLater: (afterMs, action) => {
      delayed.push({ at: now() + afterMs, action });
    },
    hideOrder: (orderId, forMs) => {
      hiddenUntil.set(orderId, now() + forMs);
    },
    reset: () => {
      hiddenUntil.clear();
      delayed = [];
      random = createRandom(options.quirks || 0);
      last = firstIds(state, options);
    },
  };
}

/** Ids start where those of an account of a few years would be, or above the ids in the seed. */
function firstIds(
  { orders, journal, invoices, packages, returns }: FakeState,
  { orderIdsAfter }: FakeOptions,
): Record<IdKind, number> {
  let order = orderIdsAfter;
  let line = 9_000_000;
  for (const { order_id, products } of orders) {
    order = Math.max(order, order_id);
    for (const { order_product_id } of products) line = Math.max(line, order_product_id);
  }
  return {
    order,
    line,
    journal: journal.reduce((highest, { id = 0 }) => Math.max(highest, id), 700_000),
    invoice: invoices.reduce((highest, { invoice_id }) => Math.max(highest, invoice_id), 300_000),
    package: packages.reduce((highest, { package_id }) => Math.max(highest, package_id), 800_000),
    return: returns.reduce((highest, { return_id }) => Math.max(highest, return_id), 500_000),
  };
}

function lastIn({ orders, invoices, packages, returns }: FakeState, kind: IdKind): number {
  if (kind === "order") return orders.at(-1)?.order_id ?? 0;
  if (kind === "invoice") return invoices.at(-1)?.invoice_id ?? 0;
  if (kind === "return") return returns.at(-1)?.return_id ?? 0;
  return kind === "package" ? (packages.at(-1)?.package_id ?? 0) : 0;
}

/** Orders that a fault stores late are stored when the orders are accessed. */
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
