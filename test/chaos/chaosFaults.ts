import type { FakeAccount } from "../../src/entries/fake.ts";

interface FaultsOfRun {
  readonly settleMs: number;
  /** How many orders are stored only when the settle time is almost over, from 0 to 1. */
  readonly late: number;
  readonly markersDropped: boolean;
}

/**
 * What Base and the network do in a run: lost and late answers, errors that are said after storing, statuses
 * of proxies, ids that no one can believe, short pages. Gives a function that tells how often each struck.
 */
export function injectFaults(
  { faults }: FakeAccount,
  { settleMs, late, markersDropped }: FaultsOfRun,
): () => Record<string, number> {
  const method = "addOrder";
  const products = "getInventoryProductsList";
  let sent = 0;
  const injected = {
    // Twice in the run, at an order in its first and its second third.
    block: faults.inject("block", { method, times: 2, when: () => ++sent === 400 || sent === 1_200 }),
    "answer-lost": faults.inject("answer-lost", { method, probability: 0.06 }),
    "request-lost": faults.inject("request-lost", { method, probability: 0.03 }),
    "cut-body": faults.inject("cut-body", { method, probability: 0.02 }),
    "502-stored": faults.inject("bad-gateway", { method, probability: 0.02, stored: true }),
    "502": faults.inject("bad-gateway", { method, probability: 0.02, stored: false }),
    "stored-late": faults.inject("stored-late", { method, probability: late, afterMs: settleMs - 10 }),
    "error-stored": faults.inject("error-stored", { method, probability: 0.02 }),
    "408-stored": faults.inject("status:408-stored", { method, probability: 0.01 }),
    "499-stored": faults.inject("status:499-stored", { method, probability: 0.01 }),
    "maintenance-stored": faults.inject("maintenance", { method, probability: 0.01, stored: true }),
    "no-status": faults.inject("no-status", { method, probability: 0.01 }),
    "answer-repeated": faults.inject("answer-repeated", { method, probability: 0.01, stored: true }),
    "absurd-id": faults.inject("order-id:9007199254740000", { method, probability: 0.005 }),
    "email-lowercased": faults.inject("email-lowercased"),
    "short-pages": faults.inject("short-pages", { method: "getOrders", probability: 0.2 }),
    "read-lost": faults.inject("request-lost", { method: "getOrders", probability: 0.05 }),
    "read-502": faults.inject("bad-gateway", { method: "getOrders", probability: 0.05 }),
    "product-lost": faults.inject("request-lost", { method: products, probability: 0.1 }),
    "product-502": faults.inject("bad-gateway", { method: products, probability: 0.1 }),
    "product-cut": faults.inject("account-empty", { method: products, probability: 0.1, lists: "missing" }),
    ...(markersDropped ? { "marker-dropped": faults.inject("marker-dropped") } : {}),
  };
  return () =>
    Object.fromEntries(Object.entries(injected).map(([name, { timesTriggered }]) => [name, timesTriggered]));
}
