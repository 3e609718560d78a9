import { daysPass, forms, Shop, withDate } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** The dates of a file are two hours ahead, as local times without a zone are; it is imported again after 31 days. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const { clock, account } = shop;
  const forwarder = shop.open({ rules: withDate });
  const rows = forms(50).map((form) => ({ ...form, ordered: Math.floor(clock.date() / 1_000) + 7_200 }));
  for (const row of rows) await shop.send(forwarder, row);
  await daysPass(31, clock, forwarder);
  for (const row of rows) await shop.send(forwarder, row);
  await shop.work(forwarder, 60);
  return shop.watch.outcome(account.orders);
}
