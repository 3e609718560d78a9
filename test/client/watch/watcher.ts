/**
 * Watches orders or returns, writes down each event, then keeps its cursor, then writes down that it is kept. It is killed at any
 * moment, and started again with the cursor that is kept.
 */
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { Baselinker, watchOrders, watchReturns } from "../../../src/entries/index.ts";

const [baseUrl = "", token = "", folder = "", from = "", of = "orders"] = process.argv.slice(2);
const [log, kept, next] = ["log", "cursor", "cursor.next"].map((name) => `${folder}/${name}`);
if (log === undefined || kept === undefined || next === undefined) throw new Error("No folder was given.");

const perMinute = 20_000;
const baselinker = new Baselinker({ token, baseUrl, rateLimit: { requestsPerMinute: perMinute } });
const watch = of === "orders" ? watchOrders : watchReturns;
const events = watch(baselinker, {
  from: new Date(Number(from)),
  cursor: existsSync(kept) ? readFileSync(kept, "utf8") : undefined,
  requestsPerMinute: perMinute,
});
for await (const event of events) {
  const { type } = event;
  const id = "orderId" in event ? event.orderId : event.returnId;
  const entry = [type, id, ...(type === "statusChanged" ? [event.from, event.to] : [])].join(" ");
  appendFileSync(log, `${entry}\n`);
  writeFileSync(next, event.cursor);
  renameSync(next, kept);
  appendFileSync(log, "kept\n");
}
