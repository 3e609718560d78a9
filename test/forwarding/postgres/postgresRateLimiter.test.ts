import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RateLimiter } from "../../../src/client/limiter/rateLimiter.ts";
import { PostgresLog } from "../../../src/forwarding/postgres/postgresLog.ts";
import {
  type PostgresRateLimiterOptions,
  postgresRateLimiter,
} from "../../../src/forwarding/postgres/postgresRateLimiter.ts";
import { systemClock } from "../../../src/shared/runtime/clock.ts";
import { accountHash } from "../../../src/shared/runtime/nodeHash.ts";
import { limiterContract } from "../../contracts/contracts.ts";
import { describeLimiterOptions } from "../../contracts/limiterOptions.ts";
import { describeOnPostgres, newSchema } from "./databases.ts";
import { isolationLevels, openPool, type Pool } from "./pools.ts";
import { replaceTime, ServerTime } from "./serverTime.ts";

/**
 * For how long a request counts whose end no one told: the window, the way to the server, a quarter of a
 * window.
 */
const unknownMs = 77_150;
/** How late a limiter may notice that a slot is free. */
const noticeMs = 1_020;

let count = 0;

describeOnPostgres("postgresRateLimiter", (server) => {
  beforeAll(() => server.start());
  afterAll(() => server.remove());

  for (const isolation of isolationLevels) {
    describe(isolation, () => {
      let pools: readonly [Pool, Pool];
      let schema = "";
      beforeAll(async () => {
        pools = [await openPool(server, isolation, 12), await openPool(server, isolation, 12)];
        schema = await newSchema(pools[0]);
        await replaceTime(pools[0], schema);
      });
      afterAll(async () => {
        for (const pool of pools) await pool.end();
      });
      const begin = (options: Partial<PostgresRateLimiterOptions> = {}) => {
        const time = new ServerTime(schema);
        count += 1;
        const token = `1-2-TEST-${count}`;
        let opened = 0;
        return {
          clock: time.clock,
          token,
          open(more: Partial<PostgresRateLimiterOptions> = {}) {
            opened += 1;
            const client = time.client(opened % 2 === 0 ? pools[0] : pools[1]);
            return postgresRateLimiter(client, {
              token,
              schema,
              ...options,
              ...more,
              testing: { ...options.testing, ...more.testing, clock: time.clock },
            });
          },
          async forget() {
            const account = accountHash(token);
            await pools[0].query(`DELETE FROM ${schema}.slot WHERE account = $1`, [account]);
            await pools[0].query(
              `UPDATE ${schema}.limiter SET known = 'of-another-server 1 0' WHERE account = $1`,
              [account],
            );
          },
        };
      };

      limiterContract({ describe, it }, `PostgreSQL, ${isolation}`, async () => {
        const { clock, open, forget } = begin();
        return { clock, open: async (limits) => open(limits), forget, close: async () => {} };
      });

      it("gives at most as many slots as there are, however many ask at one moment", async () => {
        const account = `crowd-${isolation}`;
        const logs = Array.from({ length: 24 }, (_, at) => {
          const client = at % 2 === 0 ? pools[0] : pools[1];
          return new PostgresLog(client, {
            schema,
            account,
            limit: 100,
            maxWaitMs: 20_000,
            clock: systemClock,
          });
        });
        const takes = await Promise.all(
          Array.from({ length: 130 }, (_, at) => logs[at % 24]?.take(`id-${at}`, 60_000, 0)),
        );
        expect(takes.filter((take) => take === "taken")).toHaveLength(100);
      });

      it("counts from now on what is held from the future, where the server's clock was set back", async () => {
        const { clock, open } = begin({ requestsPerMinute: 1 });
        const granted: string[] = [];
        const ask = (limiter: RateLimiter, name: string) => {
          Promise.resolve(limiter.acquire()).then(() => granted.push(name));
        };
        const [one, other] = [open(), open()];
        ask(one, "before");
        await clock.advance(0);
        clock.jump(-3_600_000);
        ask(other, "after");
        await clock.advance(unknownMs - 1);
        expect(granted).toEqual(["before"]);
        await clock.advance(noticeMs);
        expect(granted).toEqual(["before", "after"]);
      });
    });
  }

  it("writes no token into the database", async () => {
    const pool = await openPool(server);
    const schema = await newSchema(pool);
    const token = "1-2-SECRET";
    await postgresRateLimiter(pool, { token, schema }).acquire({ tracked: true });
    const { rows } = await pool.query(`SELECT t::text AS text FROM ${schema}.slot t`);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain("SECRET");
    await pool.end();
  });
});

describeLimiterOptions("PostgreSQL", (options) =>
  postgresRateLimiter({ query: async () => ({ rows: [] }) }, { token: "1-2-TEST", ...options }),
);
