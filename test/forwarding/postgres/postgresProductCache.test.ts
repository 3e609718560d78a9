import { afterAll, beforeAll, describe, it } from "vitest";
import { postgresProductCache } from "../../../src/forwarding/postgres/postgresProductCache.ts";
import { productCacheContract } from "../../contracts/contracts.ts";
import { describeOnPostgres, newSchema } from "./databases.ts";
import { isolationLevels, openPool, type Pool } from "./pools.ts";
import { replaceTime, ServerTime } from "./serverTime.ts";

let count = 0;

describeOnPostgres("postgresProductCache", (server) => {
  beforeAll(() => server.start());
  afterAll(() => server.remove());

  for (const isolation of isolationLevels) {
    describe(isolation, () => {
      let pools: readonly [Pool, Pool];
      let schema = "";
      beforeAll(async () => {
        pools = [await openPool(server, isolation), await openPool(server, isolation)];
        schema = await newSchema(pools[0]);
        await replaceTime(pools[0], schema);
      });
      afterAll(async () => {
        for (const pool of pools) await pool.end();
      });

      productCacheContract({ describe, it }, `PostgreSQL, ${isolation}`, async () => {
        const time = new ServerTime(schema);
        count += 1;
        const options = { schema, accountKey: `catalog-${count}`, testing: { clock: time.clock } };
        const cache = postgresProductCache(time.client(pools[0]), options);
        const other = postgresProductCache(time.client(pools[1]), options);
        return {
          cache,
          other,
          pass: (ms) => time.clock.advance(ms),
          async close() {
            await cache.close();
            await other.close();
          },
        };
      });
    });
  }
});
