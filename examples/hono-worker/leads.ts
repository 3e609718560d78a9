import { Baselinker, createForwarder, type Forwarder } from "baselinker-sdk";
import { postgresRateLimiter, postgresRegister, postgresStore } from "baselinker-sdk/postgres";
import { Pool } from "pg";
import { rules } from "./rules.ts";

/** What `wrangler.jsonc` binds, and the two secrets. */
export interface Env {
  readonly HYPERDRIVE: { readonly connectionString: string };
  readonly BASELINKER_TOKEN: string;
  readonly WEBHOOK_SECRET: string;
  /** Where orders begin: the id of an order status. */
  readonly STATUS_ID: string;
  /** The address of `npx baselinker-sdk fake`, to try it out. */
  readonly BASELINKER_URL?: string;
  /** Only for tests: times that are shorter than in life. */
  readonly LEASE_MS?: string;
  readonly WORK_MS?: string;
}

export interface Leads {
  readonly forwarder: Forwarder;
  /** Finishes the leads in progress, and closes the connections. */
  close(): Promise<void>;
}

/**
 * Opens the database that remembers which lead is which order, keeps the leads that wait, and counts the requests to
 * Base. In a Worker a connection belongs to the call that opened it, so each call opens its own; Hyperdrive keeps the
 * real ones.
 */
export function openLeads(env: Env): Leads {
  const { BASELINKER_TOKEN: token, BASELINKER_URL: baseUrl, STATUS_ID, LEASE_MS } = env;
  const pool = new Pool({ connectionString: env.HYPERDRIVE.connectionString, max: 5 });
  // Without a listener a cut connection is an error that nobody catches.
  pool.on("error", (error) => console.error(error.message));
  const limiter = postgresRateLimiter(pool, { token });
  const forwarder = createForwarder({
    baselinker: new Baselinker({ token, baseUrl, rateLimit: { limiter } }),
    rules,
    store: postgresStore(pool),
    register: postgresRegister(pool),
    // Only what the mapping needs to know of the account: asking for it would cost requests in each call.
    account: { ...nothingKnown, statuses: [{ id: Number(STATUS_ID), name: "New" }] },
    tuning: { leaseMs: LEASE_MS === undefined ? undefined : Number(LEASE_MS) },
  });
  return {
    forwarder,
    async close() {
      await forwarder.close();
      await pool.end();
    },
  };
}

const nothingKnown = { sources: [], extraFields: [], catalogs: [], warehouses: [], priceGroups: [] };
