/**
 * One forwarding process of the chaos run. Gets leads from its parent, as messages or as a webhook does, and may be
 * killed at any moment.
 */
import { createServer } from "node:http";
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import type { RateLimiter } from "../../src/client/limiter/rateLimiter.ts";
import type { ProductCache } from "../../src/forwarding/catalog/productCache.ts";
import type { ForwardEvent } from "../../src/forwarding/contract/forwardEvent.ts";
import { outcomeOf } from "../../src/forwarding/contract/forwardResult.ts";
import type { LeadRegister } from "../../src/forwarding/contract/registerContract.ts";
import type { RegisterView } from "../../src/forwarding/contract/registerTypes.ts";
import { createForwarder } from "../../src/forwarding/forwarder/createForwarder.ts";
import type { Forwarder } from "../../src/forwarding/forwarder/forwarder.ts";
import { postgresRateLimiter } from "../../src/forwarding/postgres/postgresRateLimiter.ts";
import { postgresRegister } from "../../src/forwarding/postgres/postgresRegister.ts";
import { postgresStore } from "../../src/forwarding/postgres/postgresStore.ts";
import { redisProductCache } from "../../src/forwarding/redis/redisProductCache.ts";
import { redisRateLimiter } from "../../src/forwarding/redis/redisRateLimiter.ts";
import { redisRegister } from "../../src/forwarding/redis/redisRegister.ts";
import { redisStore } from "../../src/forwarding/redis/redisStore.ts";
import { sqliteProductCache } from "../../src/forwarding/sqlite/sqliteProductCache.ts";
import { sqliteRateLimiter } from "../../src/forwarding/sqlite/sqliteRateLimiter.ts";
import { sqliteRegister } from "../../src/forwarding/sqlite/sqliteRegister.ts";
import { sqliteStore } from "../../src/forwarding/sqlite/sqliteStore.ts";
import { memoryStore } from "../../src/forwarding/store/memoryStore.ts";
import type { LeadStore } from "../../src/forwarding/store/store.ts";
import { systemClock } from "../../src/shared/runtime/clock.ts";
import { createWebhook } from "../../src/webhook/createWebhook.ts";
import { openPool } from "../forwarding/postgres/pools.ts";
import { reconnecting } from "../forwarding/redis/respClient.ts";
import { inventoryId } from "./chaosCatalog.ts";
import { type ChaosLead, chaosMapper, isChaosLead } from "./chaosLead.ts";
import {
  isDateShift,
  isDelivery,
  type RegisterReport,
  type WorkerReport,
  workerSettings,
} from "./messages.ts";

const settings = workerSettings(process.argv[2] ?? "");
const { token, baseUrl, store: where, without, leaseMs, requestsPerMinute, answersStored } = settings;
let { dateShiftMs } = settings;
const clock = { ...systemClock, date: () => systemClock.date() + dateShiftMs };

interface Kept {
  /** What knows the products; `undefined` remembers them in the process. */
  readonly catalog: ProductCache | undefined;
  readonly store: LeadStore;
  readonly limiter: RateLimiter;
  readonly register: LeadRegister | undefined;
}

async function openStore(): Promise<Kept> {
  const doubt = without === "doubt" ? { doubtMs: 0 } : {};
  if (where.kind === "sqlite") {
    const limiter = sqliteRateLimiter(where.path, { token, requestsPerMinute });
    const register = answersStored ? sqliteRegister(where.path, { testing: { clock } }) : undefined;
    const catalog = sqliteProductCache(`${where.path}.catalog`, { testing: { clock } });
    return { store: sqliteStore(where.path, { testing: { clock } }), limiter, register, catalog };
  }
  if (where.kind === "postgres") {
    const pool = await openPool({ url: where.path });
    const limiter = postgresRateLimiter(pool, { token, requestsPerMinute });
    const register = answersStored ? postgresRegister(pool) : undefined;
    return { store: postgresStore(pool, doubt), limiter, register, catalog: undefined };
  }
  const redis = reconnecting(where.path);
  const limiter = redisRateLimiter(redis, { token, requestsPerMinute });
  return {
    store: redisStore(redis, doubt),
    limiter,
    register: answersStored ? redisRegister(redis) : undefined,
    catalog: redisProductCache(redis),
  };
}

// The webhook tells of each step of a store that failed: here that is usual.
console.error = () => {};

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const report = (message: WorkerReport) => process.send?.(message);

const { store, limiter, register, catalog } = await openStore();
let slowestMs = 0;
const response = ({ durationMs }: { readonly durationMs: number }) => {
  if (durationMs <= slowestMs) return;
  slowestMs = durationMs;
  report({ type: "slowest", ms: durationMs });
};
const baselinker = new Baselinker({ token, baseUrl, rateLimit: { limiter }, hooks: { response } });
const options = {
  baselinker,
  rules: chaosMapper,
  catalog: { inventoryId, ...(catalog === undefined ? {} : { cache: catalog }) },
  account: { statuses: [], sources: [], extraFields: [], catalogs: [], warehouses: [], priceGroups: [] },
  store: without === "durable store" ? memoryStore() : store,
  ...(without === "marker" ? { marker: false as const } : {}),
  onEvent: (event: ForwardEvent) => report({ type: "event", event: event.type }),
  tuning: { settleMs: without === "settle time" ? 1 : settings.settleMs, leaseMs },
};
const registered = register && createForwarder({ ...options, register });
const forwarder = registered ?? createForwarder(options);

process.on("message", (message) => {
  if (isDateShift(message)) dateShiftMs = message.dateShiftMs;
  if (!isDelivery(message)) return;
  const { delivery, lead } = message;
  void forwarder.forward(lead).then((result) => {
    const outcome = outcomeOf(result);
    const why = "message" in outcome ? outcome.message : undefined;
    report({ type: "result", delivery, status: result.status, outcome: outcome.action, why });
  });
});
process.on("disconnect", () => process.exit());

const url = registered === undefined ? undefined : await listen(registered);
// From here on it knows its store.
for (let knows = false; !knows; ) {
  knows = await forwarder.reconcile().then(
    () => true,
    () => pause(20).then(() => false),
  );
}
report({ type: "ready", url });
if (registered !== undefined) void registered.work({ pollMs: 100, leaseMs });
for (;;) {
  await forwarder.reconcile().catch(() => []);
  await pause(leaseMs);
}

/** Takes leads as a webhook, and tells of its register who asks by GET. */
async function listen(forwarder: Forwarder): Promise<string> {
  const webhook = createWebhook({ forwarder, verify: "none", answer: "stored" });
  const server = createServer((request, response) => {
    if (request.method === "POST") return webhook.node(request, response);
    return (request.method === "DELETE" ? removeOne(forwarder) : registerReport(forwarder)).then(
      (told) => response.end(JSON.stringify(told)),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return `http://127.0.0.1:${address.port}/`;
}

/** What a person does who erases or discards a lead without an order, of which there may be none just now. */
async function removeOne({ register }: Forwarder): Promise<string | undefined> {
  const { entries } = await register.list({ limit: 50 });
  const open = entries.filter(({ status }) => status !== "success" && status !== "discarded");
  const { id = "" } = open[Math.floor(Math.random() * open.length)] ?? {};
  const lead = await leadOf(register, id);
  // Once a buyer is erased, no one can tell that the next one under the key is another.
  if (lead === undefined || lead.key !== undefined) return undefined;
  // It is told before it is done: afterwards this process may be dead.
  report({ type: "removed", lead: lead.id });
  await (Math.random() < 0.5 ? register.erase(id) : register.discard(id));
  return lead.id;
}

async function leadOf(register: RegisterView, id: string): Promise<ChaosLead | undefined> {
  const entry = await register.get(id, { lead: true });
  return isChaosLead(entry?.lead) ? entry.lead : undefined;
}

async function registerReport({ register }: Forwarder): Promise<RegisterReport> {
  const { waiting } = await register.stats();
  const entries: RegisterReport["entries"][number][] = [];
  let cursor: string | undefined;
  // While leads wait only their number is asked for.
  if (waiting > 0) return { waiting, entries };
  do {
    const page = await register.list({ limit: 200, cursor });
    for (const { id, key = "", status, orderId, leadKept, issues, history } of page.entries) {
      const isTold = issues.some(({ code }) => code === "order_of_two");
      const lead = leadKept ? (await leadOf(register, id))?.id : undefined;
      const attempts = history.map(({ by, status, errorCode = "" }) => `${by} ${status} ${errorCode}`.trim());
      entries.push({ key, lead, status, orderId, leadKept, isTold, attempts: attempts.join(", ") });
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return { waiting, entries };
}
