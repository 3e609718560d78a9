import { createForwarder } from "baselinker-sdk";
import { createFakeAccount, createManualClock } from "baselinker-sdk/fake";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { forms, minuteMs, passing, rules } from "../shop.ts";
import { type Outcome, Watch } from "../watch.ts";

/** A thousand leads of a day in which nothing goes wrong, and then an hour without leads. */
export async function run(): Promise<Outcome> {
  const clock = createManualClock();
  const account = createFakeAccount({ clock });
  const watch = new Watch();
  const forwarder = createForwarder({
    baselinker: account.client(),
    rules,
    store: sqliteStore("leads.sqlite", { testing: { clock } }),
    onEvent: watch.onEvent,
    testing: { clock },
  });
  await passing(clock, forwarder.reconcile());
  const leads = forms(1_000);
  const begun = account.requests.length;
  for (let from = 0; from < leads.length; from += 10) {
    for (const lead of leads.slice(from, from + 10))
      watch.sent(lead.text, await passing(clock, forwarder.forward(lead)));
    await clock.advance(minuteMs);
    await passing(clock, forwarder.reconcile());
  }
  const sent = account.requests.length - begun;
  const quiet = account.requests.length;
  for (let minute = 0; minute < 60; minute += 1) {
    await clock.advance(minuteMs);
    await passing(clock, forwarder.reconcile());
  }
  const counts = Object.entries(Object.groupBy(account.requests, ({ method }) => method));
  const by = counts.map(([method, each]) => `${each?.length} ${method}`).join(", ");
  const figure = `${sent} requests, then ${account.requests.length - quiet} in an hour without leads (${by})`;
  return watch.outcome(account.orders, { figure });
}
