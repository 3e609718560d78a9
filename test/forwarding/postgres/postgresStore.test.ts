import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postgresStore } from "../../../src/forwarding/postgres/postgresStore.ts";
import { storeContract } from "../../contracts/contracts.ts";
import { describeStoreAgainstMemory } from "../../contracts/storeAgainstMemory.ts";
import { describeHolders } from "../../contracts/storeHolders.ts";
import { describeOnPostgres, newSchema } from "./databases.ts";
import { isolationLevels, openPool, type Pool } from "./pools.ts";
import { replaceTime } from "./serverTime.ts";
import { storeUnderTest } from "./storeUnderTest.ts";

describeOnPostgres("postgresStore", (server) => {
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
      const make = async () => storeUnderTest(pools[0], pools[1], schema);

      storeContract({ describe, it }, `PostgreSQL, ${isolation}`, make);
      if (isolation === "read committed") {
        describeHolders("PostgreSQL", make);
        describeStoreAgainstMemory("PostgreSQL", make);
      }

      it("doubts a table that was emptied, or made again by a restore", async () => {
        const [pool, other] = pools;
        const own = await newSchema(pool);
        const store = postgresStore(pool, { schema: own });
        await store.bind({ key: "shop" });
        expect(await store.claim("a", { token: "t", leaseMs: 60_000 })).toMatchObject({ doubt: false });
        await pool.query(`TRUNCATE ${own}.lead`);
        expect(await store.claim("b", { token: "t", leaseMs: 60_000 })).toMatchObject({ doubt: true });
        // So does a process that begins now.
        const later = postgresStore(other, { schema: own });
        await later.bind({ key: "shop" });
        expect(await later.claim("c", { token: "t", leaseMs: 60_000 })).toMatchObject({ doubt: true });
      });

      it("lets one of twenty claims at once win", async () => {
        const stores = Array.from({ length: 20 }, (_, at) =>
          postgresStore(pools[at % 2] ?? pools[0], { schema }),
        );
        for (const key of ["a", "b", "c"]) {
          const claims = await Promise.all(
            stores.map((store, at) => store.claim(key, { token: `t${at}`, leaseMs: 60_000 })),
          );
          expect(claims.map(({ status }) => status).filter((status) => status === "claimed")).toHaveLength(1);
        }
      });
    });
  }
});
