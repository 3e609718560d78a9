import { forms, Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** A second deployment with a store of its own runs next to the first for an hour, and both get the leads. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const blue = shop.open({}, "blue.sqlite");
  const green = shop.open({}, "green.sqlite");
  await shop.work(blue, 1);
  await shop.work(green, 1);
  for (const lead of forms(20)) {
    await shop.send(blue, lead);
    await shop.send(green, lead);
  }
  await Promise.all([shop.work(blue, 60), shop.work(green, 60)]);
  return shop.watch.outcome(shop.account.orders);
}
