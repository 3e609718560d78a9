import { Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** Forms without a number are repeated by their sender, who writes the same content in another order and form. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const forwarder = shop.open({
    rules: { version: 1, fields: { order_status_id: 8001, email: "email", user_comments: "text" } },
  });
  for (let index = 0; index < 10; index += 1) {
    const email = `buyer${index}@example.com`;
    const text = `form ${index}`;
    const quantity = 1;
    for (const lead of [
      { email, text, quantity },
      { quantity, text, email },
      { email, text, quantity: 1.0, note: undefined },
      JSON.parse(`{"email":"${email}","text":"${text}","quantity":1.0}`),
    ])
      await shop.send(forwarder, lead);
  }
  return shop.watch.outcome(shop.account.orders);
}
