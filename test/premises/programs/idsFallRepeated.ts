import { repeatingShop } from "../repeating.ts";
import { forms, Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** Base numbers orders from below again, and then a POST is repeated on its way. */
export async function run(): Promise<Outcome> {
  const shop = new Shop({ orders: [{ order_id: 9_000_000, email: "other@example.com" }] });
  const { account } = shop;
  const forwarder = repeatingShop(shop, 50);
  await shop.work(forwarder, 1);
  const leads = forms(100);
  for (const lead of leads) {
    await shop.send(forwarder, lead);
    // Each order is one of the lower numbers.
    for (const order of account.orders) if (order.order_id > 9_000_000) order.order_id -= 8_000_000;
  }
  await shop.work(forwarder, 60);
  return shop.watch.outcome(account.orders);
}
