import { Baselinker, createForwarder, type Forwarder, type LeadWork, startWork } from "baselinker-sdk";
import { postgresRateLimiter, postgresRegister, postgresStore } from "baselinker-sdk/postgres";
import type { Pool } from "pg";
import { rules } from "./rules.ts";
import type { settings } from "./settings.ts";

/**
 * Makes an order in Base of each lead that a transaction has committed. As many processes as you like may do it: they
 * share the store, the register and the limit of the token.
 */
export function startLeads(
  pool: Pool,
  { token, baseUrl, leaseMs }: Pick<typeof settings, "token" | "baseUrl" | "leaseMs">,
): { readonly forwarder: Forwarder; readonly work: LeadWork } {
  const limiter = postgresRateLimiter(pool, { token });
  const baselinker = new Baselinker({ token, baseUrl, rateLimit: { limiter } });
  const store = postgresStore(pool);
  const register = postgresRegister(pool);
  const forwarder = createForwarder({ baselinker, rules, store, register, tuning: { leaseMs } });
  return { forwarder, work: startWork(forwarder, { pollMs: 1_000, leaseMs }) };
}
