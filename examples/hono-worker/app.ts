import { createWebhook, signatures } from "baselinker-sdk/webhook";
import { Hono } from "hono";
import { type Env, openLeads } from "./leads.ts";

/** Takes leads by POST. What a call leaves open that dies, `deliverWaiting` finishes. */
export function createApp(): Hono<{ Bindings: Env }> {
  const app = new Hono<{ Bindings: Env }>();
  app.post("/webhooks/leads", (context) => {
    const { forwarder, close } = openLeads(context.env);
    const verify = signatures.standardWebhooks({ secret: context.env.WEBHOOK_SECRET });
    // Work may continue after the answer, and needs the connections until its end.
    const waitUntil = (work: Promise<void>) => context.executionCtx.waitUntil(work.finally(close));
    return createWebhook({ forwarder, verify, waitUntil }).fetch(context.req.raw);
  });
  // For whoever watches over the address from outside.
  app.get("/health/ready", async (context) => {
    const { forwarder, close } = openLeads(context.env);
    const { canAccept } = await forwarder.health();
    context.executionCtx.waitUntil(close());
    return context.body(null, canAccept ? 200 : 503);
  });
  return app;
}

/**
 * What `startWork` does elsewhere, for most of the minute until the next call: a Worker has no process that lasts. It
 * finishes what calls left open that died, and delivers what the register keeps.
 */
export async function deliverWaiting(env: Env): Promise<void> {
  const { forwarder, close } = openLeads(env);
  const forMs = Number(env.WORK_MS ?? 50_000);
  try {
    await forwarder.work({ signal: AbortSignal.timeout(forMs), pollMs: 5_000 });
  } finally {
    await close();
  }
}
