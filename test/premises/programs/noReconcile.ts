import { repeatingShop } from "../repeating.ts";
import { forms, minuteMs, Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** A program calls `forward` alone, neither `reconcile` nor `work`, and a POST is repeated on its way. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const forwarder = repeatingShop(shop, 50);
  for (const lead of forms(200)) {
    await shop.send(forwarder, lead);
    await shop.clock.advance(minuteMs);
  }
  return shop.watch.outcome(shop.account.orders);
}
