import { Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** A form's key is the marker of another order, which its e-mails show, and requests are lost. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const { account } = shop;
  const forwarder = shop.open();
  await shop.work(forwarder, 1);
  for (let index = 0; index < 20; index += 1) {
    const email = `buyer${index}@example.com`;
    await shop.send(forwarder, { id: `K-${index}`, email, text: `form ${index}` });
    const marker = String(account.orders.at(-1)?.extra_field_1);
    shop.lose(index % 2 === 0 ? "request-lost" : "answer-lost");
    await shop.send(forwarder, { id: marker, email, text: `form with the marker of ${index}` });
    await shop.send(forwarder, {
      id: marker.slice("lead:".length),
      email,
      text: `and without its beginning ${index}`,
    });
  }
  await shop.work(forwarder, 60);
  return shop.watch.outcome(account.orders);
}
