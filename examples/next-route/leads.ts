import { Baselinker, createForwarder, type Forwarder, startWork } from "baselinker-sdk";
import { sqliteRateLimiter, sqliteRegister, sqliteStore } from "baselinker-sdk/sqlite";
import { rules } from "./rules.ts";

interface Leads {
  readonly forwarder: Forwarder;
  /** Finishes the leads in progress, and closes the file. */
  close(): Promise<void>;
}

declare global {
  // Next bundles each route, and what starts with the server, on its own: only what is global is one for all.
  var leads: Leads | undefined;
}

/**
 * The leads of this process. At the first call their file is opened, and from then on what an earlier process left open
 * is finished too. It reads the environment, which is not there yet while Next builds.
 */
export function leadsOfProcess(): Leads {
  globalThis.leads ??= openLeads();
  return globalThis.leads;
}

function openLeads(): Leads {
  const { BASELINKER_TOKEN: token, BASELINKER_URL: baseUrl, LEADS_FILE: file = "leads.sqlite" } = process.env;
  if (!token) throw new Error("Set BASELINKER_TOKEN to the token of your Base account.");
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
