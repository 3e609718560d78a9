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
  const [cache, other] = [open(), open()];
  return {
    cache,
    other,
    pass: (ms) => clock.advance(ms),
    async close() {
      await cache.close();
      await other.close();
    },
  };
});
