import { Shop, withProducts } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** Two programs number their forms from 1, and have one account, one namespace, one price, and a store each. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const [one, two] = ["one", "two"].map((name) => shop.open({ rules: withProducts }, `${name}.sqlite`));
  if (one === undefined || two === undefined) throw new Error("There are two.");
  const form = (whose: string, id: number) => ({
    id,
    email: `${whose}${id}@example.com`,
    text: `form ${id} of ${whose}`,
    lines: [{ name: "Mug", price: "19.99", quantity: 1 }],
  });
  await shop.work(one, 1);
  await shop.work(two, 1);
  for (let id = 1; id <= 20; id += 1) {
    await shop.send(one, form("anna", id));
    shop.lose("request-lost");
    await shop.send(two, form("jan", id));
  }
  await Promise.all([shop.work(one, 60), shop.work(two, 60)]);
  return shop.watch.outcome(shop.account.orders);
}
