import { createForwarder } from "baselinker-sdk";
import { createFakeAccount, createManualClock } from "baselinker-sdk/fake";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { daysPass, forms, passing, withDate } from "../shop.ts";
import { type Outcome, Watch } from "../watch.ts";

/** A file of 200 rows, each with the date of its order, is imported again after 31 days. */
export async function run(): Promise<Outcome> {
  const clock = createManualClock();
  const account = createFakeAccount({ clock });
  const watch = new Watch();
  const forwarder = createForwarder({
    baselinker: account.client(),
    rules: withDate,
    store: sqliteStore("leads.sqlite", { testing: { clock } }),
    onEvent: watch.onEvent,
    testing: { clock },
  });
  const rows = forms(200).map((form) => ({ ...form, ordered: Math.floor(clock.date() / 1_000) - 3_600 }));
  for (const row of rows) watch.sent(row.text, await passing(clock, forwarder.forward(row)));
  await daysPass(31, clock, forwarder);
  const before = account.requests.length;
  for (const row of rows) watch.sent(row.text, await passing(clock, forwarder.forward(row)));
  return watch.outcome(account.orders, {
    figure: `${account.requests.length - before} requests for the second import`,
  });
}
