/** A process that works through a register, and that one of its leads ends. */
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { LeadQueue } from "../../../src/forwarding/contract/leadQueue.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import { createForwarderPool } from "../../../src/forwarding/pool/createForwarderPool.ts";
import { postgresQueue } from "../../../src/forwarding/postgres/postgresQueue.ts";
import { postgresRegister } from "../../../src/forwarding/postgres/postgresRegister.ts";
import { postgresStore } from "../../../src/forwarding/postgres/postgresStore.ts";
import { redisRegister } from "../../../src/forwarding/redis/redisRegister.ts";
import { redisStore } from "../../../src/forwarding/redis/redisStore.ts";
import { sqliteRegister } from "../../../src/forwarding/sqlite/sqliteRegister.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { createMapper } from "../../../src/mapping/mapper/createMapper.ts";
import { isRecord } from "../../../src/shared/json/value.ts";
import { openPool } from "../postgres/pools.ts";
import { RespClient } from "../redis/respClient.ts";

const [kind = "", place = "", part = "", baseUrl = "", token = ""] = process.argv.slice(2);
const rateLimit = { limiter: { acquire: async () => {}, pauseUntil: () => {} } };
const baselinker = new Baselinker({ token, baseUrl, allowInsecure: true, rateLimit });
const mapper = createMapper({
  version: 1,
  key: "id",
  fields: { order_status_id: 8001, email: "email", user_comments: "id" },
});
const rules: typeof mapper = {
  ...mapper,
  map(lead, options) {
    if (isRecord(lead) && lead.id === "exits") process.exit(1);
    if (isRecord(lead) && lead.id === "is killed") process.kill(process.pid, "SIGKILL");
    return mapper.map(lead, options);
  },
};

async function open(): Promise<Pick<ForwarderOptions, "store" | "register"> & { queue?: LeadQueue }> {
  if (kind === "sqlite") return { store: sqliteStore(place), register: sqliteRegister(place) };
  if (kind === "redis") {
    const client = await RespClient.connect(place);
    return { store: redisStore(client), register: redisRegister(client) };
  }
  const client = await openPool({ url: place });
  const of = kind === "pool" ? { schema: part, accountKey: "shop" } : { schema: part };
  const queue = postgresQueue(client, { schema: part });
  return { store: postgresStore(client, of), register: postgresRegister(client, of), queue };
}

process.on("disconnect", () => process.exit());
const { queue, ...kept } = await open();
const options = { baselinker, rules, ...kept, tuning: { settleMs: 500, leaseMs: 1_000 } };
const times = { pollMs: 20, leaseMs: 1_000 };
if (kind === "pool" && queue !== undefined) {
  await createForwarderPool({ forwarderOf: () => options }).work(queue, times);
} else {
  await createForwarder(options).work(times);
}
