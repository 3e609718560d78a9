/** Sweeps a catalog into a file as fast as it can, and names each page once the store has taken it down. */
import { writeSync } from "node:fs";
import { sqliteProductCache } from "../../../src/forwarding/sqlite/sqliteProductCache.ts";
import { claiming, inventory, page } from "../../contracts/testProducts.ts";
import { productsOfPage } from "./sweptPages.ts";

const [path = "", mode] = process.argv.slice(2);
const token = String(process.pid);
const store = sqliteProductCache(path);
for (let number = 1; ; number += 1) {
  const task = await store.sweep(inventory, claiming(token));
  if (task?.step !== "list" || (mode === "once" && number > 1)) break;
  const written = await store.putPage(
    inventory,
    page(token, task, productsOfPage(task.page), { isLast: false }),
  );
  if (written) writeSync(1, `${task.page}\n`);
}
await store.close();
