import { createForwarder } from "baselinker-sdk";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { forms, rules, Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** Two forwarders of one process share a client and a store, with a namespace each, and get the same numbers. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const { clock, account, watch } = shop;
  const shared = {
    baselinker: account.client({ retries: 0 }),
    rules,
    store: sqliteStore("leads.sqlite", { testing: { clock } }),
    onEvent: watch.onEvent,
    testing: { clock },
    tuning: { settleMs: 30_000 },
  };
  const all = ["woo", "form"].map((namespace) => createForwarder({ ...shared, namespace }));
  for (const [index, forwarder] of all.entries()) await shop.work(forwarder, 1 + index);
  for (const lead of forms(20)) {
    for (const [index, forwarder] of all.entries()) {
      shop.lose(index === 0 ? "answer-lost" : "request-lost");
      await shop.send(forwarder, {
        ...lead,
        text: `${lead.text} of ${index}`,
        email: `${index}${lead.email}`,
      });
    }
  }
  for (const forwarder of all) await shop.work(forwarder, 60);
  return watch.outcome(account.orders);
}
