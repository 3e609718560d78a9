import { forms, Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** Staff merge two finished orders into a new one, which has the texts of both, as they do every day. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const { account } = shop;
  const forwarder = shop.open();
  await shop.work(forwarder, 1);
  for (const lead of forms(10)) await shop.send(forwarder, lead);
  const kept: string[] = [];
  for (let pair = 0; pair < 5; pair += 1) {
    const [first, second] = account.orders.splice(0, 2);
    if (first === undefined || second === undefined) break;
    const texts = `${first.extra_field_1} ${second.extra_field_1}`;
    const last = Math.max(...account.orders.map(({ order_id }) => order_id), second.order_id);
    account.orders.push({ ...first, order_id: last + 1, extra_field_1: texts });
    kept.push(second.user_comments);
  }
  await shop.work(forwarder, 60);
  return shop.watch.outcome(account.orders, { kept, figure: "5 merged orders of 10 leads are right" });
}
