import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Order } from "../../../src/api/methods/orders/orderResult.ts";
import type { OrderEvent } from "../../../src/client/watch/orderEvent.ts";
import { manyCasesOf } from "../../support/wholeRun.ts";
import { inShort, minuteMs, timedAccount, watching } from "./watching.ts";

/** What may happen next. `which` picks an order among those that there are. */
type Step =
  | { readonly does: "add"; readonly count: number }
  | {
      readonly does: "move" | "pay" | "edit" | "pack" | "delete";
      readonly which: number;
      readonly value: number;
    }
  | { readonly does: "wait"; readonly seconds: number }
  | { readonly does: "crash"; readonly keeps: number; readonly seconds: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant("add"), count: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("add"), count: fc.integer({ min: 99, max: 150 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constantFrom("move", "pay", "edit", "pack"),
      which: fc.nat(),
      value: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant("delete"), which: fc.nat(), value: fc.constant(0) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant("wait"), seconds: fc.integer({ min: 1, max: 90 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant("crash"),
      keeps: fc.nat(),
      seconds: fc.integer({ min: 0, max: 300 }),
    }),
  },
);

/** What a reader of the events knows of an order. */
interface Heard {
  status: number;
  paid: number;
  pack: string;
}

function heardOf(order: Order): Heard {
  const { order_status_id: status, payment_done: paid, delivery_package_nr: pack } = order;
  return { status, paid, pack };
}

/** What a reader knows who deals with each event once. */
function readerOf(events: readonly OrderEvent[], start: ReadonlyMap<number, Heard>): Map<number, Heard> {
  const orders = new Map([...start].map(([id, heard]) => [id, { ...heard }]));
  for (const event of events) {
    const own = orders.get(event.orderId);
    if (event.type === "created") {
      expect(own, `${event.orderId} was there before`).toBeUndefined();
      // Its package is an event of its own.
      orders.set(event.orderId, { ...heardOf(event.order), pack: "" });
      continue;
    }
    if (own === undefined) throw new Error(`${inShort(event)} of an order that is not there.`);
    if (event.type === "deleted") orders.delete(event.orderId);
    if (event.type === "statusChanged") {
      expect(event.from, inShort(event)).toBe(own.status);
      own.status = event.to;
    }
    if (event.type === "paid") {
      expect(event.paidBefore, inShort(event)).toBe(own.paid);
      own.paid = event.paid;
    }
    if (event.type === "packageAdded") {
      expect(event.packageNumber, inShort(event)).not.toBe(own.pack);
      own.pack = event.packageNumber;
    }
    if (event.type === "changed") own.paid = event.order.payment_done;
  }
  return orders;
}

/** One id is one event, also where it is delivered again. */
function seeIds(events: readonly OrderEvent[], contents: Map<string, string>): void {
  for (const event of events) {
    const content = inShort(event);
    expect(contents.get(event.id) ?? content).toBe(content);
    contents.set(event.id, content);
  }
}

describe.each([{ journalOn: false }, { journalOn: true }])("any history of orders, %o", ({ journalOn }) => {
  it("can be told again from the events, whenever the watch crashes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 25 }), async (steps) => {
        const statuses = [1, 2, 3].map((id) => ({ id, name: `status ${id}` }));
        const orders = [{ order_id: 11 }, { order_id: 12 }, { order_id: 13 }];
        const shop = timedAccount({ statuses, orders, journalOn });
        const { account, clock } = shop;
        const client = account.client();
        const start = new Map(account.orders.map((order) => [order.order_id, heardOf(order)]));
        const moves = new Map<number, number[]>();
        let kept: OrderEvent[] = [];
        const contents = new Map<string, string>();
        const options = { requestsPerMinute: 10 };
        let watch = watching(shop, options);
        await clock.advance(minuteMs);
        const first = watch.cursor();

        for (const step of steps) {
          if (step.does === "wait") {
            await clock.advance(step.seconds * 1000);
          } else if (step.does === "add") {
            const date_add = Math.floor(clock.date() / 1000);
            for (let count = 0; count < step.count; count += 1) {
              await client.addOrder({ order_status_id: 1, date_add });
            }
          } else if (step.does === "crash") {
            await watch.stop();
            seeIds(watch.events, contents);
            // Events after the last saved cursor are delivered again.
            const count = watch.events.length - Math.min(watch.events.length, step.keeps % 4);
            kept = [...kept, ...watch.events.slice(0, count)];
            const cursor = kept.at(-1)?.cursor ?? first;
            await clock.advance(step.seconds * 1000);
            watch = watching(shop, { ...options, cursor });
          } else {
            const order = account.orders[step.which % Math.max(1, account.orders.length)];
            if (order === undefined) continue;
            const { order_id } = order;
            if (step.does === "delete") await client.deleteOrders({ order_ids: [order_id] });
            if (step.does === "edit")
              await client.setOrderFields({ order_id, admin_comments: `${step.value}` });
            if (step.does === "pack") {
              const made = { courier_code: "dpd", package_number: `DPD${step.value}`, pickup_date: 1 };
              await client.createPackageManual({ order_id, ...made });
            }
            if (step.does === "pay") {
              const payment_done = order.payment_done + step.value;
              await client.setOrderPayment({ order_id, payment_done, payment_date: 1, payment_comment: "" });
            }
            if (step.does === "move") {
              // So that the second tells two moves apart.
              await clock.advance(3000);
              if (!account.orders.includes(order) || order.order_status_id === step.value) continue;
              await client.setOrderStatus({ order_id, status_id: step.value });
              if (start.has(order_id)) moves.set(order_id, [...(moves.get(order_id) ?? []), step.value]);
            }
          }
        }
        await clock.advance(10 * minuteMs);
        await watch.stop();
        expect(watch.error()).toEqual(new Error("stopped"));
        kept = [...kept, ...watch.events];
        seeIds(watch.events, contents);
        expect(new Set(kept.map(({ id }) => id)).size).toBe(kept.length);

        const heard = readerOf(kept, start);
        const real = new Map(account.orders.map((order) => [order.order_id, heardOf(order)]));
        expect(heard).toEqual(real);
        if (!journalOn) return;
        for (const [id, history] of moves) {
          if (!real.has(id)) continue;
          const told = kept.filter((event) => event.type === "statusChanged" && event.orderId === id);
          expect(told.map((event) => event.type === "statusChanged" && event.to)).toEqual(history);
        }
      }),
      { numRuns: manyCasesOf(5) },
    );
  });
});

describe("a watch that crashes while it reads all orders for the first time", () => {
  it("tells each order since `from` once, from whatever cursor it continues", async () => {
    const anyStart = fc.record({
      before: fc.integer({ min: 0, max: 320 }),
      keeps: fc.integer({ min: 0, max: 3 }),
      rounds: fc.array(
        fc.record({ added: fc.integer({ min: 0, max: 40 }), seconds: fc.integer({ min: 1, max: 20 }) }),
        { minLength: 1, maxLength: 6 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(anyStart, async ({ before, keeps, rounds }) => {
        const date_add = Date.UTC(2025, 11, 30) / 1000;
        const old = { order_status_id: 1, date_add, date_confirmed: date_add, date_in_status: date_add };
        const orders = Array.from({ length: before }, (_, index) => ({ ...old, order_id: 1000 + 3 * index }));
        const shop = timedAccount({ statuses: [{ id: 1, name: "new" }], orders });
        const { account, clock } = shop;
        const options = { requestsPerMinute: 10, from: new Date(clock.date()) };
        const added: number[] = [];
        let kept: OrderEvent[] = [];
        for (const round of rounds) {
          const watch = watching(shop, { ...options, cursor: kept.at(-1)?.cursor });
          for (let count = 0; count < round.added; count += 1) {
            const now = Math.floor(clock.date() / 1000);
            const { order_id } = await account.client().addOrder({ order_status_id: 1, date_add: now });
            added.push(order_id);
          }
          await clock.advance(round.seconds * 1000);
          await watch.stop();
          kept = [...kept, ...watch.events.slice(0, Math.max(0, watch.events.length - keeps))];
        }
        const last = watching(shop, { ...options, cursor: kept.at(-1)?.cursor });
        await clock.advance(5 * minuteMs);
        await last.stop();
        const told = [...kept, ...last.events].map(inShort);
        expect(told.sort()).toEqual(added.map((id) => `created ${id}`).sort());
      }),
      { numRuns: manyCasesOf(8) },
    );
  });
});
