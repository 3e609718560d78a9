import { createServer } from "node:http";
import { Baselinker, createForwarder } from "baselinker-sdk";
import { sqliteRegister, sqliteStore } from "baselinker-sdk/sqlite";
import { createWebhook, signatures } from "baselinker-sdk/webhook";
import { backToSource } from "./backToSource.ts";
import { rules } from "./rules.ts";
import { httpCall, wooCommerce } from "./targets.ts";

const env = (name: string, fallback?: string) => {
  const value = process.env[name] ?? fallback;
  if (value === undefined) throw new Error(`Set ${name}, see the README.`);
  return value;
};

const file = env("LEADS_FILE", "leads.sqlite");
const requestsPerMinute = Number(env("REQUESTS_PER_MINUTE", "100"));
const baselinker = new Baselinker({
  token: env("BASELINKER_TOKEN"),
  baseUrl: process.env.BASELINKER_URL,
  rateLimit: { requestsPerMinute },
});
const store = sqliteStore(file);
const register = sqliteRegister(file);
const forwarder = createForwarder({ baselinker, rules, store, register });

const shop = { url: env("SHOP_URL"), key: env("SHOP_KEY"), secret: env("SHOP_SECRET") };
const { CALLBACK_URL: callback } = process.env;
const statuses = JSON.parse(env("STATUSES"));

// From the shop to Base.
void forwarder.work().catch(console.error);
const verify = signatures.woocommerce({ secret: env("WEBHOOK_SECRET") });
const server = createServer(createWebhook({ forwarder, verify }).node);
server.listen(Number(env("PORT", "3000")), () => {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : address;
  console.log(`Leads are received on http://localhost:${port}/`);
});

// From Base to the shop.
const end = new AbortController();
process.once("SIGTERM", () => end.abort());
try {
  await backToSource({
    ...{ baselinker, forwarder, store, statuses, signal: end.signal, log: console.log },
    // A fifth of the limit, since other integrations share it.
    requestsPerMinute: requestsPerMinute / 5,
    targets: [wooCommerce(shop), ...(callback === undefined ? [] : [httpCall(callback)])],
    maxWaitMs: Number(env("MAX_WAIT_MS", "60000")),
  });
} catch (error) {
  if (!end.signal.aborted) throw error;
}
server.close();
await forwarder.close();
