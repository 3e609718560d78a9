import { describe, it } from "vitest";
import { sqliteProductCache } from "../../../src/forwarding/sqlite/sqliteProductCache.ts";
import { productCacheContract } from "../../contracts/contracts.ts";
import { manualClock } from "../../support/manualClock.ts";
import { newFilesIn, temporaryFolder } from "./temporaryFolder.ts";

const folder = temporaryFolder();
const newPath = newFilesIn(folder);

productCacheContract({ describe, it }, "SQLite", async () => {
  const clock = manualClock();
  const path = newPath();
  const open = () => sqliteProductCache(path, { testing: { clock }, maxWaitMs: 0 });
  const [store, other] = [open(), open()];
  return {
    store,
    other,
    keeps: "all",
    pass: (ms) => clock.advance(ms),
    async close() {
      await store.close();
      await other.close();
    },
  };
});
