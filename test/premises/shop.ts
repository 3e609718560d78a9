import { createForwarder, type Forwarder, type ForwarderOptions, type Rules } from "baselinker-sdk";
import { createFakeAccount, createManualClock, type FakeAccount } from "baselinker-sdk/fake";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { Watch } from "./watch.ts";

/** A form as a buyer sends it. `text` differs between any two, and ends up in the order. */
export interface Form {
  readonly id?: string | number;
  readonly email: string;
  readonly text: string;
}

const fields = { order_status_id: 8001, email: "email", user_comments: "text" };

/** The rules of the shop in all programs. */
export const rules: Rules = { version: 1, key: "id", fields };

/** The same, where each form has a date of its own. */
export const withDate: Rules = { ...rules, fields: { ...fields, date_add: "ordered" } };

/** The same, where each form has lines. */
export const withProducts: Rules = {
  ...rules,
  fields: { ...fields, paid: "paid" },
  products: { each: "lines", fields: { name: "name", price_brutto: "price", quantity: "quantity" } },
};

/** The given number of forms, each of another buyer. */
export function forms(count: number, from = 1): Form[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `F-${from + index}`;
    return { id, email: `buyer${from + index}@example.com`, text: `form ${id}` };
  });
}

/** Orders of another source, one after the other. */
export function orders(count: number, fromS: number, everyS: number): FakeAccount["orders"] {
  const list = Array.from({ length: count }, (_, index) => ({
    order_id: 1_000_001 + index,
    date_add: fromS + index * everyS,
    email: `other${index}@example.com`,
  }));
  return createFakeAccount({ orders: list }).orders;
}

export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

/** Awaits a promise while the time of a clock passes, at most the given time. */
export async function passing<Value>(
  clock: { advance(ms: number): Promise<void> },
  promise: Promise<Value>,
  mostMs = 10 * minuteMs,
): Promise<Value> {
  let isOver = false;
  const over = promise.finally(() => {
    isOver = true;
  });
  for (let passed = 0; !isOver && passed < mostMs; passed += 1_000) await clock.advance(1_000);
  return over;
}

/** Days in which a program runs and gets a form of somebody now and then. */
export async function daysPass(
  days: number,
  clock: { advance(ms: number): Promise<void> },
  forwarder: Forwarder,
): Promise<void> {
  for (const form of forms(2 * days, 900_001)) {
    await clock.advance(dayMs / 2);
    await passing(clock, forwarder.forward(form));
    await passing(clock, forwarder.reconcile());
  }
}

/** A shop on one machine: its account, its file, and the time that passes only when the program says so. */
export class Shop {
  readonly clock: ReturnType<typeof createManualClock>;
  readonly account: FakeAccount;
  readonly watch = new Watch();

  constructor(seed: Parameters<typeof createFakeAccount>[0] = {}) {
    this.clock = createManualClock();
    this.account = createFakeAccount({ clock: this.clock, ...seed });
  }

  /** A process: one more view of the file, unless it gets another store. */
  open(options: Partial<ForwarderOptions> = {}, file = "leads.sqlite"): Forwarder {
    const { clock, account, watch } = this;
    return createForwarder({
      baselinker: account.client({ retries: 0 }),
      rules,
      store: sqliteStore(file, { testing: { clock } }),
      onEvent: watch.onEvent,
      testing: { clock },
      ...options,
      tuning: { settleMs: 30_000, ...options.tuning },
    });
  }

  /** Delivers a form, and notes what its sender was answered. */
  async send(forwarder: Forwarder, form: Form): Promise<void> {
    this.watch.sent(form.text, await passing(this.clock, forwarder.forward(form)));
  }

  /** A worker looks for open leads once a minute. */
  async work(forwarder: Forwarder, minutes: number): Promise<void> {
    for (let minute = 0; minute < minutes; minute += 1) {
      const results = await passing(this.clock, forwarder.reconcile());
      for (const { status } of results) this.watch.tell(`reconcile: ${status}`);
      await this.clock.advance(minuteMs);
    }
  }

  /** The answer of the next order is lost, or its request. */
  lose(what: "answer-lost" | "request-lost", times = 1): void {
    this.account.faults.inject(what, { method: "addOrder", times });
  }
}
