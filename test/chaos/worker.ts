/** One forwarding process of the chaos run. Gets leads from its parent, and may be killed at any moment. */
import { Baselinker } from "../../src/client/baselinker.ts";
import { createForwarder } from "../../src/forwarding/createForwarder.ts";
import { redisRateLimiter } from "../../src/redis/redisRateLimiter.ts";
import { redisStore } from "../../src/redis/redisStore.ts";
import { sqliteRateLimiter } from "../../src/sqlite/sqliteRateLimiter.ts";
import { sqliteStore } from "../../src/sqlite/sqliteStore.ts";
import { RespClient } from "../redis/respClient.ts";
import { chaosMapper } from "./chaosLead.ts";
import { isDelivery, type WorkerReport, workerSettings } from "./messages.ts";

const settings = workerSettings(process.argv[2] ?? "");
const { token, baseUrl, store: where, marker, settleMs, leaseMs, requestsPerMinute } = settings;

async function openStore() {
  if (where.kind === "sqlite") {
    const limiter = sqliteRateLimiter(where.path, { token, requestsPerMinute });
    return { store: sqliteStore(where.path), limiter };
  }
  const redis = await RespClient.connect(where.path);
  const limiter = redisRateLimiter(redis, { token, requestsPerMinute });
  return { store: redisStore(redis), limiter };
}

const report = (message: WorkerReport) => process.send?.(message);

const { store, limiter } = await openStore();
let slowestMs = 0;
const response = ({ durationMs }: { readonly durationMs: number }) => {
  if (durationMs <= slowestMs) return;
  slowestMs = durationMs;
  report({ type: "slowest", ms: durationMs });
};
const baselinker = new Baselinker({ token, baseUrl, rateLimit: { limiter }, hooks: { response } });
const forwarder = createForwarder({
  baselinker,
  mapper: chaosMapper,
  account: { statuses: [], sources: [], extraFields: [], catalogs: [], warehouses: [], priceGroups: [] },
  store,
  settleMs,
  leaseMs,
  ...(marker ? {} : { marker: false }),
  onEvent: (event) => report({ type: "event", event: event.type }),
});

process.on("message", (message) => {
  if (!isDelivery(message)) return;
  const { delivery, lead } = message;
  void forwarder.forward(lead).then((result) => {
    const orderId = "orderId" in result ? result.orderId : undefined;
    const why = "error" in result && result.error !== undefined ? result.error.message : undefined;
    report({ type: "result", delivery, status: result.status, orderId, why });
  });
});
process.on("disconnect", () => process.exit());

report({ type: "ready" });
for (;;) {
  await forwarder.reconcile().catch(() => []);
  await new Promise((resolve) => setTimeout(resolve, leaseMs));
}
