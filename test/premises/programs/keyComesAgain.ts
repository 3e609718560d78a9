import { createForwarder } from "baselinker-sdk";
import { createFakeAccount, createManualClock } from "baselinker-sdk/fake";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { daysPass, passing, rules } from "../shop.ts";
import { type Outcome, Watch } from "../watch.ts";

/** A form's number comes again after 31 days and a deployment, and the request of the second lead is lost on its way. */
export async function run(): Promise<Outcome> {
  const clock = createManualClock();
  const account = createFakeAccount({ clock });
  const watch = new Watch();
  const open = () =>
    createForwarder({
      baselinker: account.client({ retries: 0 }),
      rules,
      store: sqliteStore("leads.sqlite", { testing: { clock } }),
      onEvent: watch.onEvent,
      tuning: { settleMs: 30_000 },
      testing: { clock },
    });
  const form = (text: string) => ({ id: 7, email: "anna@example.com", text });
  const forwarder = open();
  watch.sent("first", await passing(clock, forwarder.forward(form("first"))));
  await daysPass(31, clock, forwarder);
  await passing(clock, forwarder.close());
  account.faults.inject("request-lost", { method: "addOrder" });
  watch.sent("second", await passing(clock, open().forward(form("second"))));
  return watch.outcome(account.orders);
}
