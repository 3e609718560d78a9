/** Finishes leads in a store as fast as it can, and names each one once the store has taken it down. */
import { writeSync } from "node:fs";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";

const [path = "", mode] = process.argv.slice(2);
const store = sqliteStore(path);
for (let index = 1; mode !== "once" || index < 10; index += 1) {
  const key = `${process.pid}-${index}`;
  const claim = { token: key, leaseMs: 60_000 };
  await store.claim(key, claim);
  await store.finish(key, claim.token, { state: "sent", orderId: index });
  if (mode !== "once") writeSync(1, `${key}\n`);
}
await store.close();
