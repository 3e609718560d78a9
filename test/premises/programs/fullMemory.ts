import { memoryStore } from "baselinker-sdk";
import { forms, Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** A store in memory has room for 1,000 keys; 1,500 leads come in an hour, and then all senders repeat theirs. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const { clock } = shop;
  const forwarder = shop.open({ store: memoryStore({ maxKeys: 1_000, testing: { clock } }) });
  await shop.work(forwarder, 1);
  const leads = forms(1_500);
  for (const lead of leads) await shop.send(forwarder, lead);
  await shop.work(forwarder, 60);
  for (const lead of leads) await shop.send(forwarder, lead);
  await shop.work(forwarder, 60);
  return shop.watch.outcome(shop.account.orders);
}
