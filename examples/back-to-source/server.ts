import { createServer } from "node:http";
import { Baselinker, createForwarder, startWork } from "baselinker-sdk";
import { sqliteRateLimiter, sqliteRegister, sqliteStore } from "baselinker-sdk/sqlite";
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
const token = env("BASELINKER_TOKEN");
const requestsPerMinute = Number(env("REQUESTS_PER_MINUTE", "100"));
// Commands that are given the file count their requests there too.
const limiter = sqliteRateLimiter(file, { token, requestsPerMinute });
const baselinker = new Baselinker({ token, baseUrl: process.env.BASELINKER_URL, rateLimit: { limiter } });
const store = sqliteStore(file);
const register = sqliteRegister(file);
const forwarder = createForwarder({ baselinker, rules, store, register });

const shop = { url: env("SHOP_URL"), key: env("SHOP_KEY"), secret: env("SHOP_SECRET") };
const { CALLBACK_URL: callback } = process.env;
const statuses = JSON.parse(env("STATUSES"));

// From the shop to Base.
const work = startWork(forwarder);
const verify = signatures.woocommerce({ secret: env("WEBHOOK_SECRET") });
const server = createServer(createWebhook({ forwarder, verify }).node);
server.listen(Number(env("PORT", "3000")), () => {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : address;
  console.log(`Leads are received on http://localhost:${port}/`);
});

// From Base to the shop.
const end = new AbortController();
const stop = () => end.abort();
process.once("SIGTERM", stop).once("SIGINT", stop);
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
// Takes no new leads, finishes those in progress, and ends.
await new Promise((resolve) => server.close(resolve));
await work.stop();
await Promise.all([limiter.close(), register.close(), store.close()]);
