import { Shop, withProducts } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** Staff correct an order in the half minute in which its lead is not sure of it, and an automation fills the field of its marker. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const { account, clock } = shop;
  const forwarder = shop.open({ rules: withProducts });
  await shop.work(forwarder, 1);
  const form = (index: number) => {
    const lines = [{ name: "Mug", price: "19.99", quantity: 1 }];
    return {
      id: `E-${index}`,
      email: `buyer${index}@example.com`,
      text: `form ${index}`,
      paid: false,
      lines,
    };
  };
  for (let index = 100; index < 103; index += 1) {
    await shop.send(forwarder, form(index));
    await clock.advance(11 * 60_000);
  }
  const edits = ["contact and lines", "marker", "marker and contact", "marker and lines"];
  const became: string[] = [];
  for (const [index, edit] of edits.entries()) {
    shop.lose("answer-lost");
    const forwarding = forwarder.forward(form(index));
    await clock.advance(1_000);
    const order = account.orders.at(-1);
    if (order !== undefined && edit.includes("contact")) order.email = "right@example.com";
    if (edit.includes("lines")) for (const line of order?.products ?? []) line.quantity = 2;
    if (order !== undefined && edit.includes("marker")) order.extra_field_1 = "INV/2026/7";
    for (let second = 0; second < 60; second += 1) await clock.advance(1_000);
    const result = await forwarding;
    shop.watch.sent(`form ${index}`, result);
    const made = account.orders.filter(({ user_comments }) => user_comments === `form ${index}`);
    became.push(`${edit}: ${result.status}, ${made.length} orders`);
  }
  await shop.work(forwarder, 60);
  return shop.watch.outcome(account.orders, { figure: became.join("; ") });
}
