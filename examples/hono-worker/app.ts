import { Baselinker, type BaselinkerOptions, createForwarder } from "baselinker-sdk";
import { createWebhook, signatures, type Webhook } from "baselinker-sdk/webhook";
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
  let webhook: Webhook | undefined;
  const app = new Hono<{ Bindings: Env }>();
  app.post("/leads", (context) => {
    webhook ??= createLeadsWebhook(context.env, options);
    // Work continues after the answer, if the platform is told of it: that is what the context is for.
    return webhook.fetch(context.req.raw, context.env, context.executionCtx);
  });
  return app;
}

function createLeadsWebhook(env: Env, options: Pick<BaselinkerOptions, "fetch">): Webhook {
  const { BASELINKER_TOKEN: token, WEBHOOK_SECRET: secret, STATUS_ID } = env;
  // Only what the mapping needs to know of the account: asking for it would cost requests at each start.
  const account = { ...nothingKnown, statuses: [{ id: Number(STATUS_ID), name: "New" }] };
  const forwarder = createForwarder({ baselinker: new Baselinker({ token, ...options }), rules, account });
  return createWebhook({ forwarder, verify: signatures.standardWebhooks({ secret }) });
}

const nothingKnown = { sources: [], extraFields: [], catalogs: [], warehouses: [], priceGroups: [] };
