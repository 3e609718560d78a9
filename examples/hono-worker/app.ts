import { Baselinker, type BaselinkerOptions, isOutcomeUnknownError } from "baselinker-sdk";
import { createMapper } from "baselinker-sdk/mapping";
import { Hono } from "hono";
import { rules } from "./rules.ts";

/** What the worker is given by its environment. */
export interface Env {
  readonly BASELINKER_TOKEN: string;
  /** Where orders begin: the id of an order status. */
  readonly STATUS_ID: string;
}

/**
 * A worker at the edge: it maps and sends, and remembers nothing. A lead that comes twice is two orders
 * here, and a lost answer is told to the sender as such. Where that must not be, let it fill a queue,
 * and a forwarder with a store read from there, as `examples/bullmq` does.
 */
export function createApp(options: Pick<BaselinkerOptions, "fetch"> = {}): Hono<{ Bindings: Env }> {
  const mapper = createMapper(rules);
  const app = new Hono<{ Bindings: Env }>();
  app.post("/leads", async (context) => {
    const lead: unknown = await context.req.json();
    const { BASELINKER_TOKEN: token, STATUS_ID } = context.env;
    // Only what the mapping needs to know of the account: asking for it would cost requests at each start.
    const account = { ...nothingKnown, statuses: [{ id: Number(STATUS_ID), name: "New" }] };
    const mapped = mapper.map(lead, { receivedAt: new Date(), account });
    if (mapped.status === "skip") return context.json({ skipped: mapped.reason });
    if (mapped.status === "error") return context.json({ issues: mapped.issues }, 422);
    const baselinker = new Baselinker({ token, ...options });
    try {
      const { order_id } = await baselinker.addOrder(mapped.order);
      return context.json({ orderId: order_id });
    } catch (error) {
      if (isOutcomeUnknownError(error)) return context.json({ error: "unknown: look in Base" }, 502);
      throw error;
    }
  });
  return app;
}

const nothingKnown = { sources: [], extraFields: [], catalogs: [], warehouses: [], priceGroups: [] };
