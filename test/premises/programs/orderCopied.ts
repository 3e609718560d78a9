import { forms, Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** A person copies each order in Base, with its texts: of a lead that is done, and of one whose answer was lost. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const { account } = shop;
  const forwarder = shop.open();
  const copyLast = () => {
    const order = account.orders.at(-1);
    if (order !== undefined) account.orders.push({ ...order, order_id: order.order_id + 1 });
  };
  await shop.work(forwarder, 1);
  for (const [index, lead] of forms(10).entries()) {
    if (index % 2 === 1) shop.lose("answer-lost");
    await shop.send(forwarder, lead);
    copyLast();
  }
  await shop.work(forwarder, 60);
  return shop.watch.outcome(account.orders, {
    figure: "a copy of each by a person: 10 more orders are right",
  });
}
