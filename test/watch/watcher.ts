/**
 * Watches orders, writes down each event, then keeps its cursor, then writes down that it is kept. It is killed at any
 * moment, and started again with the cursor that is kept.
 */
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { Baselinker, watchOrders } from "../../src/entries/index.ts";

const [baseUrl = "", token = "", folder = "", from = ""] = process.argv.slice(2);
const [log, kept, next] = ["log", "cursor", "cursor.next"].map((name) => `${folder}/${name}`);
if (log === undefined || kept === undefined || next === undefined) throw new Error("No folder was given.");

const perMinute = 20_000;
const baselinker = new Baselinker({ token, baseUrl, rateLimit: { requestsPerMinute: perMinute } });
const events = watchOrders(baselinker, {
  from: new Date(Number(from)),
  cursor: existsSync(kept) ? readFileSync(kept, "utf8") : undefined,
  requestsPerMinute: perMinute,
});
for await (const event of events) {
  const { type, orderId } = event;
  const entry = [type, orderId, ...(type === "statusChanged" ? [event.from, event.to] : [])].join(" ");
  appendFileSync(log, `${entry}\n`);
  writeFileSync(next, event.cursor);
  renameSync(next, kept);
  appendFileSync(log, "kept\n");
}
