import { daysPass, forms, Shop, withDate } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** Staff correct the e-mail of orders in Base; the file that they came from is imported again after 31 days. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const { clock, account } = shop;
  const forwarder = shop.open({ rules: withDate });
  const rows = forms(20).map((form) => ({ ...form, ordered: Math.floor(clock.date() / 1_000) - 600 }));
  for (const row of rows) await shop.send(forwarder, row);
  for (const order of account.orders) order.email = `corrected.${order.email}`;
  await daysPass(31, clock, forwarder);
  for (const row of rows) await shop.send(forwarder, row);
  await shop.work(forwarder, 60);
  return shop.watch.outcome(account.orders);
}
