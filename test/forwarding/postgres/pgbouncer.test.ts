import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postgresRateLimiter } from "../../../src/forwarding/postgres/postgresRateLimiter.ts";
import { storeContract } from "../../contracts/contracts.ts";
import { describeOnPostgres, newSchema } from "./databases.ts";
import { Pgbouncer, pgbouncerMissing } from "./pgbouncer.ts";
import { openPool, type Pool } from "./pools.ts";
import { replaceTime } from "./serverTime.ts";
import { storeUnderTest } from "./storeUnderTest.ts";

if (pgbouncerMissing !== undefined) console.warn(`through pgbouncer: ${pgbouncerMissing}`);

describeOnPostgres("through pgbouncer, each transaction on another connection", (server) => {
  describe.skipIf(pgbouncerMissing !== undefined)("in transaction mode", () => {
    const bouncer = new Pgbouncer(server);
    let pools: readonly [Pool, Pool];
    let schema = "";
    beforeAll(async () => {
      await server.start();
      await bouncer.start();
      pools = [await openPool(bouncer), await openPool(bouncer)];
      schema = await newSchema(pools[0]);
      await replaceTime(pools[0], schema);
    });
    afterAll(async () => {
      for (const pool of pools) await pool.end();
      await bouncer.remove();
      await server.remove();
    });

    storeContract({ describe, it }, "PostgreSQL through pgbouncer", async () =>
      storeUnderTest(pools[0], pools[1], schema),
    );

    it("gives at most as many permits as there are", async () => {
      const own = await newSchema(pools[0]);
      const limiters = pools.map((pool) =>
        postgresRateLimiter(pool, { token: "1-2-TEST", schema: own, requestsPerMinute: 5 }),
      );
      let granted = 0;
      for (const limiter of limiters) {
        for (let call = 0; call < 5; call += 1) {
          Promise.resolve(limiter.acquire({ tracked: true })).then(
            () => {
              granted += 1;
            },
            () => {},
          );
        }
      }
      await expect.poll(() => granted).toBe(5);
      await Promise.all(limiters.map((limiter) => limiter.close()));
      expect(granted).toBe(5);
    });
  });
});
