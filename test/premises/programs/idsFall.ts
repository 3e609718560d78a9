import { createForwarder } from "baselinker-sdk";
import { createFakeAccount, createManualClock } from "baselinker-sdk/fake";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { forms, passing, rules } from "../shop.ts";
import { type Outcome, Watch } from "../watch.ts";

/** Base gives an order an id below the last one, and its answer is lost; an order of another source has come meanwhile. */
export async function run(): Promise<Outcome> {
  const clock = createManualClock();
  const account = createFakeAccount({ clock });
  const watch = new Watch();
  const forwarder = createForwarder({
    baselinker: account.client({ retries: 0 }),
    rules,
    store: sqliteStore("leads.sqlite", { testing: { clock } }),
    onEvent: watch.onEvent,
    tuning: { settleMs: 30_000 },
    testing: { clock },
  });
  const [first, second] = forms(2);
  if (first === undefined || second === undefined) throw new Error("There are two forms.");
  watch.sent(first.text, await passing(clock, forwarder.forward(first)));
  account.faults.inject("answer-lost", { method: "addOrder" });
  const forwarding = forwarder.forward(second);
  // Until it was sent.
  while (account.requestsOf("addOrder").length < 2) await clock.advance(100);
  const made = account.orders.find(({ email }) => email === second.email);
  const other = account.orders.find(({ email }) => email === first.email);
  if (made === undefined || other === undefined) throw new Error("Both forms are orders.");
  const newer = {
    ...other,
    order_id: made.order_id + 5,
    email: "other@example.com",
    extra_field_1: "",
    user_comments: "",
  };
  made.order_id = other.order_id - 50;
  account.orders.push(newer);
  watch.sent(second.text, await passing(clock, forwarding));
  return watch.outcome(account.orders);
}
