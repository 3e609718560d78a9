import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PostgresClient } from "../../../src/forwarding/postgres/postgresClient.ts";
import { postgresEntryRows } from "../../../src/forwarding/postgres/postgresEntryRows.ts";
import { postgresRegister } from "../../../src/forwarding/postgres/postgresRegister.ts";
import { postgresStore } from "../../../src/forwarding/postgres/postgresStore.ts";
import { registerContract } from "../../contracts/contracts.ts";
import { describeRegisterAgainstMemory } from "../../contracts/registerAgainstMemory.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";
import { describeErasedLead } from "../register/erasedLead.ts";
import { describeReadInEachLanguage } from "../register/readInEachLanguage.ts";
import { describeOnPostgres, newSchema } from "./databases.ts";
import { isolationLevels, openPool, type Pool } from "./pools.ts";
import { rowsIn } from "./rowsIn.ts";
import { replaceTime, ServerTime } from "./serverTime.ts";

let count = 0;

describeOnPostgres("postgresRegister", (server) => {
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
      const make = async () => {
        const time = new ServerTime(schema);
        count += 1;
        const part = { schema, accountKey: `register-${count}` };
        return {
          rows: postgresEntryRows(time.client(pools[0]), part),
          other: postgresEntryRows(time.client(pools[1]), part),
          store: postgresStore(time.client(pools[1]), { ...part, testing: { clock: time.clock } }),
          pass: (ms: number) => time.clock.advance(ms),
          async close() {},
        };
      };

      registerContract({ describe, it }, `PostgreSQL, ${isolation}`, make);
      if (isolation === "read committed") describeRegisterAgainstMemory("PostgreSQL", make);

      it("ends forty entries in one statement, and one that cannot be alone", async () => {
        let statements = 0;
        const counting: PostgresClient = {
          query(text, values) {
            statements += 1;
            return pools[0].query(text, values);
          },
        };
        count += 1;
        const rows = postgresEntryRows(counting, { schema, accountKey: `register-${count}` });
        const changeOf = (id: string, keepMs: number) =>
          ({
            id,
            storeKey: `lead:${id}`,
            head: { namespace: "lead", facts: '{"text":"\\u0000 \\ud800"}' },
            end: { status: "skip", facts: "{}", attempt: `{"of":"${id}"}`, erasesLead: true },
            isDelivery: true,
            keepMs,
            keepLeadMs: 6e6,
          }) as const;
        const ids = Array.from({ length: 40 }, (_, at) => `ld_${at}`);
        expect(await Promise.all(ids.map((id) => rows.change(changeOf(id, 9e6))))).toEqual(ids);
        expect(statements).toBe(1);
        expect((await rows.count("lead")).by).toEqual({ skip: 40 });
        const ended = await Promise.allSettled(
          [changeOf("ld_a", 9e6), changeOf("ld_b", 0.5)].map(rows.change),
        );
        expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
        expect((await rows.count("lead")).by).toEqual({ skip: 41 });
      });

      it("hands each waiting lead to one of ten who take at once", async () => {
        const { rows, other } = await make();
        const lead = {
          namespace: "lead",
          head: "{}",
          lead: "{}",
          leadBytes: 2,
          keepMs: 9e6,
          keepLeadMs: 6e6,
        };
        for (let at = 0; at < 40; at += 1) await rows.add({ ...lead, id: `ld_${at}`, dueInMs: 0 }, 100);
        const takes = await Promise.all(
          Array.from({ length: 10 }, (_, at) =>
            (at % 2 === 0 ? rows : other).take({
              namespace: "lead",
              limit: 4,
              leaseMs: 60_000,
              newest: 0,
              alone: true,
            }),
          ),
        );
        const ids = takes.flat().map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const rest = await rows.take({
          namespace: "lead",
          limit: 100,
          leaseMs: 60_000,
          newest: 0,
          alone: true,
        });
        expect(ids.length + rest.length).toBe(40);
      });
    });
  }

  describeErasedLead("PostgreSQL", async () => {
    const pool = await openPool(server);
    const part = { schema: await newSchema(pool), accountKey: "shop" };
    return {
      store: postgresStore(pool, part),
      register: postgresRegister(pool, part),
      holds: async (text) => (await rowsIn(pool, part)).includes(text),
      close: () => pool.end(),
    };
  });

  describeReadInEachLanguage("PostgreSQL", async () => {
    const pool = await openPool(server);
    const part = { schema: await newSchema(pool), accountKey: "shop" };
    return {
      store: postgresStore(pool, part),
      register: postgresRegister(pool, part),
      close: () => pool.end(),
    };
  });

  it("is written with its store, by one client, schema and account; any other pair is refused", async () => {
    const pool = await openPool(server);
    const another = await openPool(server);
    const { forwarder } = fakeShop();
    const register = postgresRegister(pool);
    expect(() => forwarder({ store: postgresStore(pool), register })).not.toThrow();
    for (const store of [postgresStore(another), postgresStore(pool, { accountKey: "shop-2" })]) {
      expect(() => forwarder({ store, register })).toThrow(
        /Expected `store` and `register` to be in the same place, got The schema baselinker.* in PostgreSQL and The schema baselinker in PostgreSQL\./,
      );
    }
    await pool.end();
    await another.end();
  });
});
