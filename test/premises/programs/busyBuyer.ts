import { daysPass, forms, Shop, withDate } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** A reseller has 400 orders under one e-mail. Its file is imported again after 31 days, and an answer is lost meanwhile. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const { clock, account } = shop;
  const forwarder = shop.open({ rules: withDate });
  const rows = forms(400).map((form) => ({
    ...form,
    email: "reseller@example.com",
    ordered: Math.floor(clock.date() / 1_000) - 600,
  }));
  for (const row of rows) await shop.send(forwarder, row);
  await daysPass(31, clock, forwarder);
  const begun = account.requests.length;
  for (const row of rows) await shop.send(forwarder, row);
  const requests = account.requests.length - begun;
  await shop.work(forwarder, 60);
  return shop.watch.outcome(account.orders, { figure: `${requests} requests for the second import` });
}
