import { createApp } from "./app.ts";
import { openDatabase } from "./database.ts";
import { startLeads } from "./leads.ts";
import { settings } from "./settings.ts";

const pool = await openDatabase(settings.databaseUrl);
const { forwarder, work } = startLeads(pool, settings);
const canAccept = async () => (await forwarder.health()).canAccept;

const server = createApp(pool, canAccept).listen(settings.port, () => {
  console.log(`Orders are received on http://localhost:${settings.port}/orders`);
});

/** Takes no new orders, finishes the leads in progress, and ends. */
function stop(): void {
  server.close(async () => {
    await work.stop();
    await pool.end();
  });
}
process.once("SIGTERM", stop).once("SIGINT", stop);
