import fc from "fast-check";
import { expect, it } from "vitest";
import type { ReturnEvent } from "../../../src/client/watch/watchReturns.ts";
import { manyCasesOf } from "../../support/wholeRun.ts";
import { inShort, minuteMs, timedAccount, watchingReturns } from "./watching.ts";

/** What may happen next. `which` picks a return among those that there are. */
const anyStep = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant("add"), value: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("add"), value: fc.integer({ min: 99, max: 150 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constantFrom("move", "edit"),
      which: fc.nat(),
      value: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant("delete"), which: fc.nat(), value: fc.constant(0) }),
  },
  { weight: 5, arbitrary: fc.record({ does: fc.constant("wait"), value: fc.integer({ min: 1, max: 90 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("crash"), value: fc.nat(3) }) },
);

/** What a reader knows who deals with each event once: the status and the lines of each return. */
function readerOf(events: readonly ReturnEvent[], start: ReadonlyMap<number, string>): Map<number, string> {
  const heard = new Map(start);
  for (const event of events) {
    const own = heard.get(event.returnId);
    if (event.type === "deleted") {
      heard.delete(event.returnId);
      continue;
    }
    expect(own === undefined, inShort(event)).toBe(event.type === "created");
    const [status, lines] = own?.split(" of ") ?? [];
    if (event.type === "statusChanged") {
      expect(`${event.from}`, inShort(event)).toBe(status);
      heard.set(event.returnId, `${event.to} of ${lines}`);
    } else {
      const { status_id, products } = event.orderReturn;
      heard.set(event.returnId, `${event.type === "created" ? status_id : status} of ${products.length}`);
    }
  }
  return heard;
}

it("any history of returns can be told again from the events, whenever the watch crashes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 25 }), async (steps) => {
      const returns = [11, 12, 13].map((return_id) => ({ return_id, status_id: 1 }));
      const shop = timedAccount({ returns });
      const { account, clock } = shop;
      const client = account.client();
      const told = () =>
        new Map(
          account.returns.map((each) => [each.return_id, `${each.status_id} of ${each.products.length}`]),
        );
      const start = told();
      const options = { requestsPerMinute: 10 };
      let kept: ReturnEvent[] = [];
      let watch = watchingReturns(shop, options);
      await clock.advance(minuteMs);
      const first = watch.cursor();

      for (const { does, value, ...step } of steps) {
        const which = "which" in step ? step.which : 0;
        const own = account.returns[which % Math.max(1, account.returns.length)];
        if (does === "wait") await clock.advance(value * 1000);
        if (does === "add") {
          const date_add = Math.floor(clock.date() / 1000);
          for (let count = 0; count < value; count += 1)
            await client.addOrderReturn({ status_id: 1, date_add, currency: "PLN" });
        }
        if (does === "crash") {
          await watch.stop();
          // Events after the last saved cursor are delivered again.
          kept = [...kept, ...watch.events.slice(0, Math.max(0, watch.events.length - value))];
          watch = watchingReturns(shop, { ...options, cursor: kept.at(-1)?.cursor ?? first });
        }
        if (own === undefined) continue;
        const { return_id } = own;
        if (does === "delete") account.returns = account.returns.filter((each) => each !== own);
        if (does === "edit") await client.addOrderReturnProduct({ return_id, name: "Mug", quantity: value });
        if (does === "move" && own.status_id !== value) {
          // So that the second tells two moves apart.
          await clock.advance(3000);
          await client.setOrderReturnStatus({ return_id, status_id: value });
        }
      }
      await clock.advance(10 * minuteMs);
      await watch.stop();
      expect(watch.error()).toEqual(new Error("stopped"));
      expect(readerOf([...kept, ...watch.events], start)).toEqual(told());
    }),
    { numRuns: manyCasesOf(10) },
  );
});
