import { Baselinker, createForwarder } from "baselinker-sdk";
import { createFakeAccount, createManualClock } from "baselinker-sdk/fake";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { forms, minuteMs, passing, rules } from "../shop.ts";
import { type Outcome, Watch } from "../watch.ts";

/** Ten leads were lost on their way, 20,000 orders came after them, and a worker looks once a minute for an hour. */
export async function run(): Promise<Outcome> {
  const clock = createManualClock();
  const account = createFakeAccount({ clock, token, requestsPerMinute: 100, keepRequests: 100_000 });
  const watch = new Watch();
  const forwarder = createForwarder({
    baselinker: new Baselinker({ token, fetch: account.fetch, retries: 0, testing: { clock } }),
    rules,
    store: sqliteStore("leads.sqlite", { testing: { clock } }),
    onEvent: watch.onEvent,
    testing: { clock },
    tuning: { settleMs: 30_000 },
  });
  const [first, ...absent] = forms(11);
  if (first === undefined) throw new Error("There are eleven forms.");
  watch.sent(first.text, await passing(clock, forwarder.forward(first)));
  account.faults.inject("request-lost", { method: "addOrder", times: 10 });
  account.faults.inject("error", { method: "getOrders", times: 10 });
  for (const lead of absent) watch.sent(lead.text, await passing(clock, forwarder.forward(lead)));
  account.faults.clear();
  // Spread over the minutes before, by other sources of the shop.
  const last = account.orders.at(-1)?.order_id ?? 0;
  const now = Math.floor(clock.date() / 1_000);
  for (let index = 1; index <= 20_000; index += 1)
    account.orders.push(orderOf(last + index, now - 60 + Math.floor(index / 400)));
  const begun = account.requests.length;
  let busiest = 0;
  for (let minute = 0; minute < 60; minute += 1) {
    const before = account.requests.length;
    const ended = forwarder.reconcile().then((results) => {
      for (const { status } of results) watch.tell(`reconcile: ${status}`);
    });
    ended.catch(() => watch.tell("reconcile failed"));
    await clock.advance(minuteMs);
    busiest = Math.max(busiest, account.requests.length - before);
  }
  const requests = account.requests.length - begun;
  const open = (await forwarder.health()).open ?? "?";
  return watch.outcome(account.orders, {
    figure: `${requests} requests in an hour, at most ${busiest} a minute; still open: ${open}`,
  });

  function orderOf(order_id: number, date_add: number) {
    const template = account.orders[0];
    if (template === undefined) throw new Error("The first form is an order.");
    return {
      ...template,
      order_id,
      date_add,
      email: `other${order_id}@example.com`,
      phone: "",
      user_comments: "another source",
      extra_field_1: "",
    };
  }
}

/** In the form of a real one: the client keeps the limit of requests. */
const token = "3001234-3012345-ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGHIJKLMNOP";
