import { createManualClock } from "baselinker-sdk/fake";
import { forms, minuteMs, passing, Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** The date is set back by a day while answers are lost; a new process then looks for the orders, and senders repeat. */
export async function run(): Promise<Outcome> {
  const real = createManualClock();
  let offset = 0;
  const clock = { ...real, date: () => real.date() + offset };
  const shop = new Shop({ clock });
  const dying = shop.open({ testing: { clock } });
  const leads = forms(20);
  shop.lose("answer-lost", 20);
  // It dies before it looks for them.
  const left = leads.map((lead) => dying.forward(lead, { deadlineMs: 5_000 }));
  await real.advance(6_000);
  await Promise.all(left);
  offset = -86_400_000;
  const forwarder = shop.open({ testing: { clock } });
  for (let minute = 0; minute < 30; minute += 1) {
    await passing(real, forwarder.reconcile());
    await real.advance(minuteMs);
  }
  for (const lead of leads) shop.watch.sent(lead.text, await passing(real, forwarder.forward(lead)));
  return shop.watch.outcome(shop.account.orders);
}
