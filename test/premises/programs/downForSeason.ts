import { dayMs, forms, passing, Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** Answers are lost, and the program is switched off until the next season, 100 days later. Then senders repeat. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const { clock } = shop;
  const leads = forms(20);
  const last = shop.open();
  shop.lose("answer-lost", 20);
  const left = leads.map((lead) => last.forward(lead, { deadlineMs: 5_000 }));
  await clock.advance(6_000);
  await Promise.all(left);
  await passing(clock, last.close({ maxWaitMs: 1_000 }));
  await clock.advance(100 * dayMs);
  const next = shop.open();
  // The first leads of the season let the file believe the date, and forget.
  for (const lead of forms(6, 100)) {
    await shop.send(next, lead);
    await clock.advance(dayMs / 12);
  }
  await shop.work(next, 5);
  for (const lead of leads) await shop.send(next, lead);
  await shop.work(next, 60);
  return shop.watch.outcome(shop.account.orders);
}
