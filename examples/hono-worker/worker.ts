import { createApp, deliverWaiting } from "./app.ts";
import type { Env } from "./leads.ts";

const app = createApp();

export default {
  fetch: app.fetch,
  // Each minute, by the cron of `wrangler.jsonc`.
  scheduled: (_event: unknown, env: Env) => deliverWaiting(env),
};
