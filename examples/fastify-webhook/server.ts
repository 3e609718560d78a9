import { signatures } from "baselinker-sdk/webhook";
import { createApp } from "./app.ts";
import { openLeads } from "./leads.ts";
import { settings } from "./settings.ts";

const { file, token, baseUrl, secret, port } = settings;
const { forwarder, close } = openLeads(file, token, baseUrl);
const verify = signatures.woocommerce({ secret });
const canAccept = async () => (await forwarder.health()).canAccept;

const app = createApp({ forwarder, verify }, canAccept);
// Runs when no request is in progress any more.
app.addHook("onClose", close);
await app.listen({ port });
console.log(`Leads are received on http://localhost:${port}/webhooks/leads`);

const stop = () => app.close();
process.once("SIGTERM", stop).once("SIGINT", stop);
