import { createForwarder } from "baselinker-sdk";
import { createFakeAccount } from "baselinker-sdk/fake";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { forms, rules } from "../shop.ts";
import { type Outcome, Watch } from "../watch.ts";

/** A program reads its rows into one object, as parsers of files do, and does not wait for each call. */
export async function run(): Promise<Outcome> {
  const account = createFakeAccount();
  const watch = new Watch();
  const forwarder = createForwarder({
    baselinker: account.client(),
    rules,
    store: sqliteStore("leads.sqlite"),
    onEvent: watch.onEvent,
  });
  const row = { id: "", email: "", text: "" };
  const calls = forms(1_500).map(({ id, email, text }) => {
    Object.assign(row, { id, email, text });
    return forwarder.forward(row).then((result) => watch.sent(text, result));
  });
  await Promise.all(calls);
  return watch.outcome(account.orders);
}
