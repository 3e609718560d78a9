/** A process that forwards one lead, or only works. How leads end goes to its parent. It may be killed at any moment. */
import { createForwarder, startWork } from "baselinker-sdk";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { sqliteRegister } from "../../../src/forwarding/sqlite/sqliteRegister.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";

const [baseUrl = "", token = "", path = "", kind = "", task = "", leaseMs = "", settleMs = ""] =
  process.argv.slice(2);
const forwarder = createForwarder({
  baselinker: new Baselinker({ token, baseUrl, allowInsecure: true }),
  rules: { version: 1, key: "id", fields: { order_status_id: 8001, email: "email" } },
  store: sqliteStore(path),
  ...(kind === "with a register" ? { register: sqliteRegister(path) } : {}),
  onEvent: (event) => event.type === "ended" && process.send?.({ ended: event.status }),
  tuning: { leaseMs: Number(leaseMs), settleMs: Number(settleMs) },
});
process.on("disconnect", () => process.exit());
if (task === "forward") await forwarder.forward({ id: "1", email: "ann@example.com" });
else {
  const work = startWork(forwarder, { pollMs: 100 });
  process.once("message", async () => {
    await work.stop();
    process.disconnect();
  });
}
