/** A process that works through an outbox, and halts at one point of a lead's way until it is killed. */
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import { createForwarderPool } from "../../../src/forwarding/pool/createForwarderPool.ts";
import type { PostgresClient } from "../../../src/forwarding/postgres/postgresClient.ts";
import { postgresQueue } from "../../../src/forwarding/postgres/postgresQueue.ts";
import { postgresRegister } from "../../../src/forwarding/postgres/postgresRegister.ts";
import { postgresStore } from "../../../src/forwarding/postgres/postgresStore.ts";
import { openPool } from "./pools.ts";

const [url = "", schema = "", baseUrl = "", token = "", point = "", accountKey = ""] = process.argv.slice(2);
const pool = await openPool({ url });
let isHalted = false;

/** Never continues at the point that was asked for: the first lead that comes there waits for its end. */
async function pass(here: string): Promise<void> {
  if (here !== point || isHalted) return;
  isHalted = true;
  process.send?.({ at: here });
  await new Promise<never>(() => {});
}

const client: PostgresClient = {
  async query(text, values) {
    if (text.includes(".claim_lead(")) await pass("taken");
    if (text.includes(".finish_lead(")) await pass("answered");
    const answer = await pool.query(text, values);
    if (text.includes(".finish_lead(")) await pass("finished");
    return answer;
  },
};

const baselinker = new Baselinker({
  token,
  baseUrl,
  allowInsecure: true,
  rateLimit: { limiter: { acquire: async () => {}, pauseUntil: () => {} } },
  async fetch(input, init) {
    const request = new Request(input, init);
    if ((await request.clone().text()).includes("addOrder")) await pass("kept");
    return fetch(request);
  },
});
const part = accountKey === "" ? { schema } : { schema, accountKey };
const options: ForwarderOptions = {
  baselinker,
  rules: { version: 1, key: "id", fields: { order_status_id: 8001, email: "email", user_comments: "id" } },
  store: postgresStore(client, part),
  register: postgresRegister(client, part),
  tuning: { settleMs: 1_000, leaseMs: 2_000 },
};
process.on("disconnect", () => process.exit());
const times = { pollMs: 50, leaseMs: 3_000 };
if (accountKey === "") await createForwarder(options).work(times);
else {
  await createForwarderPool({ forwarderOf: () => options }).work(postgresQueue(client, { schema }), times);
}
