/** A process that takes webhooks, keeps their leads and works through them. It may be killed at any moment. */
import { createServer } from "node:http";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import { sqliteRegister } from "../../../src/forwarding/sqlite/sqliteRegister.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { createWebhook } from "../../../src/webhook/createWebhook.ts";

const [baseUrl = "", token = "", path = ""] = process.argv.slice(2);
const rateLimit = { limiter: { acquire: async () => {}, pauseUntil: () => {} } };
const baselinker = new Baselinker({ token, baseUrl, allowInsecure: true, rateLimit });
const forwarder = createForwarder({
  baselinker,
  rules: { version: 1, key: "id", fields: { order_status_id: 8001, email: "email", user_comments: "id" } },
  store: sqliteStore(path),
  register: sqliteRegister(path),
  tuning: { settleMs: 500, leaseMs: 1_000 },
});
const webhook = createWebhook({ forwarder, verify: "none", answer: "stored" });
const server = createServer(webhook.node).listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : undefined });
});
process.on("disconnect", () => process.exit());
setInterval(() => forwarder.reconcile().catch(() => []), 500);
await forwarder.work({ pollMs: 20, leaseMs: 2_000 });
