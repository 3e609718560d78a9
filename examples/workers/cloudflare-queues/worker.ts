import type { Hyperdrive, Message, MessageBatch, Queue } from "@cloudflare/workers-types";
import { Baselinker, createForwarder, type Forwarder, outcomeOf } from "baselinker-sdk";
import { postgresRateLimiter, postgresRegister, postgresStore } from "baselinker-sdk/postgres";
import { Pool } from "pg";
import type { QueuedLead } from "../lead.ts";
import { rules } from "../rules.ts";

/** What `wrangler.jsonc` binds. */
export interface Env {
  readonly LEADS: Queue<QueuedLead>;
  readonly HYPERDRIVE: Hyperdrive;
  readonly BASELINKER_TOKEN: string;
  /** Only for tests: the fake account, and a wait that is shorter than in life. */
  readonly BASELINKER_URL?: string;
  readonly SETTLE_MS?: string;
}

export default {
  async queue({ messages }: MessageBatch<QueuedLead>, env: Env): Promise<void> {
    // A connection belongs to the call that opened it; Hyperdrive keeps the real ones.
    const pool = new Pool({ connectionString: env.HYPERDRIVE.connectionString, max: 5 });
    const { BASELINKER_TOKEN: token, BASELINKER_URL: baseUrl, SETTLE_MS } = env;
    const limiter = postgresRateLimiter(pool, { token });
    const forwarder = createForwarder({
      baselinker: new Baselinker({ token, baseUrl, rateLimit: { limiter } }),
      rules,
      store: postgresStore(pool),
      register: postgresRegister(pool),
      tuning: { settleMs: SETTLE_MS === undefined ? undefined : Number(SETTLE_MS) },
    });
    try {
      // Settled one by one: what throws is redelivered alone, not with its whole batch.
      await Promise.allSettled(messages.map((message) => deliver(message, forwarder, env)));
    } finally {
      await forwarder.close();
      await pool.end();
    }
  },
};

async function deliver(message: Message<QueuedLead>, forwarder: Forwarder, { LEADS }: Env): Promise<void> {
  try {
    const { lead, receivedAt } = message.body;
    const result = await forwarder.forward(JSON.parse(lead), { receivedAt: new Date(receivedAt) });
    const outcome = outcomeOf(result);
    if (outcome.action === "retry") {
      // `message.retry` counts against `max_retries`, at most 100, and Base may be away for hours. So the lead is sent
      // again; if the call dies between the two, it is there twice, and still one order.
      const delaySeconds = Math.min(43_200, Math.ceil(outcome.retryAfterMs / 1_000));
      await LEADS.send(message.body, { delaySeconds });
    }
    // One at fault is in the register, for `resend`: no queue of Cloudflare keeps it longer than 14 days.
    message.ack();
  } catch {
    message.retry();
  }
}
