import { dayMs, forms, passing, Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** An integration delivers all orders of a shop every day, for two months. They have no date of their own. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const forwarder = shop.open();
  const leads = forms(20);
  for (let day = 0; day < 60; day += 1) {
    for (const lead of leads) await shop.send(forwarder, lead);
    await shop.clock.advance(dayMs);
    await passing(shop.clock, forwarder.reconcile());
  }
  return shop.watch.outcome(shop.account.orders);
}
