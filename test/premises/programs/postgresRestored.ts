import { createForwarder } from "baselinker-sdk";
import { createFakeAccount } from "baselinker-sdk/fake";
import { postgresStore } from "baselinker-sdk/postgres";
import { emptyTables } from "../postgres.ts";
import { forms, rules } from "../shop.ts";
import { type Outcome, Watch } from "../watch.ts";

/** The data of an hour ago is put back into PostgreSQL with DELETE and INSERT; then every sender repeats its lead. */
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
  const leads = forms(300);
  for (const lead of leads.slice(0, 100)) watch.sent(lead.text, await forwarder.forward(lead));
  await pool.query("CREATE TABLE backup AS SELECT * FROM baselinker.lead");
  for (const lead of leads.slice(100)) watch.sent(lead.text, await forwarder.forward(lead));
  await pool.query("DELETE FROM baselinker.lead");
  await pool.query("INSERT INTO baselinker.lead SELECT * FROM backup");
  await pool.query("DROP TABLE backup");
  const before = account.requests.length;
  for (const lead of leads) watch.sent(lead.text, await forwarder.forward(lead));
  return watch.outcome(account.orders, {
    figure: `${account.requests.length - before} requests for the repeats`,
  });
}
