import type { PostgresClient } from "../../../src/forwarding/postgres/postgresClient.ts";
import { postgresStore } from "../../../src/forwarding/postgres/postgresStore.ts";
import type { StoreUnderTest } from "../../contracts/underTest.ts";
import { rowsIn } from "./rowsIn.ts";
import { ServerTime } from "./serverTime.ts";

let count = 0;

/** A store of an account of its own, through two pools. `schema` has the time of a test. */
export function storeUnderTest(
  one: PostgresClient,
  two: PostgresClient,
  schema: string,
  close: () => Promise<void> = async () => {},
): StoreUnderTest {
  const time = new ServerTime(schema);
  count += 1;
  const accountKey = `contract-${count}`;
  const options = { schema, accountKey, retentionMs: 6_000_000, testing: { clock: time.clock } };
  const store = postgresStore(time.client(one), options);
  const other = postgresStore(time.client(two), options);
  return {
    store,
    other,
    leaseMs: 60_000,
    retentionMs: 6_000_000,
    pass: (ms) => time.clock.advance(ms),
    async damage(key) {
      await one.query(`UPDATE ${schema}.lead SET lead = '{' WHERE account = $1 AND key = $2`, [
        accountKey,
        key,
      ]);
    },
    async forget() {
      for (const table of ["lead", "fact", "note"]) {
        await one.query(`DELETE FROM ${schema}.${table} WHERE account = $1`, [accountKey]);
      }
      return { store, other };
    },
    async removeByHand(key) {
      await one.query(`DELETE FROM ${schema}.lead WHERE account = $1 AND key = $2`, [accountKey, key]);
    },
    holds: async (text) => (await rowsIn(one, { schema, accountKey })).includes(text),
    async refuse() {
      await one.query(
        `CREATE FUNCTION ${schema}.is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100'; END $$`,
      );
      await one.query(
        `CREATE TRIGGER is_full BEFORE INSERT OR UPDATE OR DELETE ON ${schema}.lead EXECUTE FUNCTION ${schema}.is_full()`,
      );
      return async () => {
        await one.query(`DROP FUNCTION ${schema}.is_full CASCADE`);
      };
    },
    async close() {
      await store.close();
      await other.close();
      await close();
    },
  };
}
