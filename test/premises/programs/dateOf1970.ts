import { createManualClock } from "baselinker-sdk/fake";
import { forms, hourMs, passing, Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** A machine without a clock starts in 1970, delivers, and gets the date from the network; its senders repeat hours later. */
export async function run(): Promise<Outcome> {
  const real = createManualClock();
  let offset = -real.date();
  const clock = { ...real, date: () => real.date() + offset };
  const shop = new Shop({ clock });
  const forwarder = shop.open({ testing: { clock } });
  const leads = forms(20);
  const send = async (some: typeof leads) => {
    for (const lead of some) shop.watch.sent(lead.text, await passing(real, forwarder.forward(lead)));
  };
  await send(leads);
  offset = 0;
  for (let hour = 0; hour < 6; hour += 1) {
    await real.advance(hourMs);
    await passing(real, forwarder.reconcile());
    await send(forms(1, 100 + hour));
  }
  await send(leads);
  return shop.watch.outcome(shop.account.orders);
}
