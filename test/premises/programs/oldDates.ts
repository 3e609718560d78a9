import type { Rules } from "baselinker-sdk";
import { orders, Shop, withDate } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** Leads with dates years ago or ahead, without e-mail or phone, in an account with 20,000 orders; answers are lost. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const { account, clock } = shop;
  const now = Math.floor(clock.date() / 1_000);
  account.orders.push(...orders(20_000, now - 730 * 86_400, 3_000));
  const begun = account.requests.length;
  const rules: Rules = {
    ...withDate,
    needsContact: false,
    fields: { ...withDate.fields, delivery_fullname: "name" },
  };
  const days = [-700, -300, -40, -1, 1, 40, 400];
  for (const [index, day] of days.entries()) {
    const forwarder = shop.open({ rules }, `leads${index}.sqlite`);
    shop.lose(index % 2 === 0 ? "answer-lost" : "request-lost");
    const form = {
      id: `D${day}`,
      email: "",
      name: "Anna Nowak",
      text: `form of day ${day}`,
      ordered: now + day * 86_400,
    };
    await shop.send(forwarder, form);
    await shop.work(forwarder, 15);
    await shop.send(forwarder, form);
  }
  return shop.watch.outcome(account.orders, { figure: `${account.requests.length - begun} requests` });
}
