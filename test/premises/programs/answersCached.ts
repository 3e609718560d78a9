import { forms, Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** Something in front of Base answers half of all reads from a cache of the last read, while answers are lost. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const { account } = shop;
  const forwarder = shop.open();
  await shop.work(forwarder, 1);
  account.faults.inject("answer-lost", { method: "addOrder", probability: 0.3, times: 1_000 });
  account.faults.inject("answer-repeated", { method: "getOrders", probability: 0.5, times: 10_000 });
  const leads = forms(200);
  for (const lead of leads) await shop.send(forwarder, lead);
  account.faults.clear();
  await shop.work(forwarder, 10);
  for (const lead of leads) await shop.send(forwarder, lead);
  return shop.watch.outcome(account.orders);
}
