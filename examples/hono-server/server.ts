import { serve } from "@hono/node-server";
import { signatures } from "baselinker-sdk/webhook";
import { createApp } from "./app.ts";
import { openLeads } from "./leads.ts";
import { settings } from "./settings.ts";

const { file, token, baseUrl, secret, port } = settings;
const { forwarder, close } = openLeads(file, token, baseUrl);
const verify = signatures.woocommerce({ secret });
const canAccept = async () => (await forwarder.health()).canAccept;

const { fetch } = createApp({ forwarder, verify }, canAccept);
const server = serve({ fetch, port }, () =>
  console.log(`Leads are received on http://localhost:${port}/webhooks/leads`),
);

/** Takes no new requests, finishes the leads in progress, and ends. */
const stop = () => server.close(close);
process.once("SIGTERM", stop).once("SIGINT", stop);
