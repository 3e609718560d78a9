import { createManualClock } from "baselinker-sdk/fake";
import { forms, hourMs, passing, Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** The date was a year ahead when the store was made, and is put right; forms come for two days, and are repeated. */
export async function run(): Promise<Outcome> {
  const real = createManualClock();
  let offset = 365 * 86_400_000;
  const clock = { ...real, date: () => real.date() + offset };
  const shop = new Shop({ clock });
  const forwarder = shop.open({ testing: { clock } });
  const send = async (lead: ReturnType<typeof forms>[number] | undefined) => {
    if (lead !== undefined) shop.watch.sent(lead.text, await passing(real, forwarder.forward(lead)));
  };
  await send(forms(1)[0]);
  offset = 0;
  const leads = forms(48, 2);
  const begun = shop.account.requests.length;
  for (const lead of leads) {
    await send(lead);
    await real.advance(hourMs);
  }
  const requests = shop.account.requests.length - begun;
  for (const lead of leads) await send(lead);
  return shop.watch.outcome(shop.account.orders, {
    figure: `${(requests / leads.length).toFixed(2)} requests a lead`,
  });
}
