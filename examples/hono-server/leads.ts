import { Baselinker, createForwarder, type Forwarder, startWork } from "baselinker-sdk";
import { sqliteRateLimiter, sqliteRegister, sqliteStore } from "baselinker-sdk/sqlite";
import { rules } from "./rules.ts";

export interface Leads {
  readonly forwarder: Forwarder;
  /** Finishes the leads in progress, and closes the file. */
  close(): Promise<void>;
}

/**
 * Opens the file that remembers which lead is which order, keeps the leads that wait, and counts the requests to Base.
 * From then on, what an earlier process left open is finished too.
 */
export function openLeads(file: string, token: string, baseUrl: string | undefined): Leads {
  const limiter = sqliteRateLimiter(file, { token });
  const baselinker = new Baselinker({ token, baseUrl, rateLimit: { limiter } });
  const store = sqliteStore(file);
  const register = sqliteRegister(file);
  const forwarder = createForwarder({ baselinker, rules, store, register });
  const work = startWork(forwarder);
  return {
    forwarder,
    async close() {
      await work.stop();
      await Promise.all([limiter.close(), register.close(), store.close()]);
    },
  };
}
