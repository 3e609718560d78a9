import { repeatingShop } from "../repeating.ts";
import { forms, minuteMs, Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** A lead stays open, since staff changed contact and lines of its order; later a POST is repeated on its way. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const { account, clock } = shop;
  const forwarder = repeatingShop(shop, 50);
  await shop.work(forwarder, 1);
  const leads = forms(100);
  for (const [index, lead] of leads.entries()) {
    if (index !== 10) {
      await shop.send(forwarder, lead);
      continue;
    }
    shop.lose("answer-lost");
    const forwarding = forwarder.forward(lead);
    await clock.advance(1_000);
    const line = { name: "Mug", price_brutto: 10, quantity: 1 };
    Object.assign(account.orders.at(-1) ?? {}, { email: "right@example.com", delivery_price: 99 });
    account.orders.at(-1)?.products.push({ ...account.orders.at(-1)?.products[0], ...line } as never);
    for (let second = 0; second < 60; second += 1) await clock.advance(1_000);
    shop.watch.sent(lead.text, await forwarding);
  }
  await shop.work(forwarder, 120);
  await clock.advance(minuteMs);
  return shop.watch.outcome(account.orders);
}
