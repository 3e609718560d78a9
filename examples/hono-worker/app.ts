import { Baselinker, type BaselinkerOptions, createForwarder, type Forwarder } from "baselinker-sdk";
import { createWebhook, signatures } from "baselinker-sdk/webhook";
import { Hono } from "hono";
import { rules } from "./rules.ts";

/** What the worker is given by its environment. */
export interface Env {
  readonly BASELINKER_TOKEN: string;
  readonly WEBHOOK_SECRET: string;
  /** Where orders begin: the id of an order status. */
  readonly STATUS_ID: string;
}

/**
 * A worker at the edge. It remembers leads in memory only, for as long as the isolate lives: if a sender may
 * retry later, let the worker fill a queue, and a forwarder with a store read from there, as
 * `examples/workers/cloudflare-queues` does.
 */
export function createApp(options: Pick<BaselinkerOptions, "fetch"> = {}): Hono<{ Bindings: Env }> {
  let forwarder: Forwarder | undefined;
  const app = new Hono<{ Bindings: Env }>();
  app.post("/leads", (context) => {
    const { BASELINKER_TOKEN: token, WEBHOOK_SECRET: secret, STATUS_ID } = context.env;
    // Only what the mapping needs to know of the account: asking for it would cost requests at each start.
    const account = { ...nothingKnown, statuses: [{ id: Number(STATUS_ID), name: "New" }] };
    forwarder ??= createForwarder({ baselinker: new Baselinker({ token, ...options }), rules, account });
    const verify = signatures.standardWebhooks({ secret });
    // Work continues after the answer, if the platform is told of it.
    const waitUntil = (work: Promise<void>) => context.executionCtx.waitUntil(work);
    return createWebhook({ forwarder, verify, waitUntil }).fetch(context.req.raw);
  });
  return app;
}

const nothingKnown = { sources: [], extraFields: [], catalogs: [], warehouses: [], priceGroups: [] };
