import { Baselinker, createForwarder } from "baselinker-sdk";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { signatures } from "baselinker-sdk/webhook";
import { createApp } from "./app.ts";
import { rules } from "./rules.ts";

const { BASELINKER_TOKEN: token, BASELINKER_URL: baseUrl } = process.env;
if (token === undefined) throw new Error("Set BASELINKER_TOKEN to the token of your Base account.");

const store = sqliteStore(process.env.LEADS_FILE ?? "leads.sqlite");
const forwarder = createForwarder({ baselinker: new Baselinker({ token, baseUrl }), rules, store });
const verify = signatures.woocommerce({ secret: process.env.WEBHOOK_SECRET ?? "" });

/** Finish what an earlier process left open, now and every minute. */
async function reconcile(): Promise<void> {
  const results = await forwarder.reconcile();
  for (const result of results) console.log("reconciled:", result.status, "key" in result ? result.key : "");
}
await reconcile();
setInterval(() => reconcile().catch(console.error), 60_000);

const port = Number(process.env.PORT ?? 3000);
await createApp({ forwarder, verify }).listen({ port });
console.log(`Leads are received on http://localhost:${port}/webhooks/leads`);
