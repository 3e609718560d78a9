import { createForwarder } from "baselinker-sdk";
import { createFakeAccount } from "baselinker-sdk/fake";
import { postgresStore } from "baselinker-sdk/postgres";
import { emptyTables } from "../postgres.ts";
import { forms, rules } from "../shop.ts";
import { type Outcome, Watch } from "../watch.ts";

/** `VACUUM FULL` rewrites the table, and loses nothing. */
export async function run(): Promise<Outcome> {
  const pool = await emptyTables();
  const account = createFakeAccount();
  const watch = new Watch();
  const forwarder = createForwarder({
    baselinker: account.client(),
    rules,
    store: postgresStore(pool),
    onEvent: watch.onEvent,
  });
  for (const lead of forms(100)) watch.sent(lead.text, await forwarder.forward(lead));
  await pool.query("VACUUM FULL baselinker.lead");
  const before = account.requests.length;
  for (const lead of forms(100, 101)) watch.sent(lead.text, await forwarder.forward(lead));
  const each = (account.requests.length - before) / 100;
  return watch.outcome(account.orders, { figure: `${each.toFixed(2)} requests a lead afterwards` });
}
