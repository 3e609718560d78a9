import type { RedisClient } from "../../../src/forwarding/redis/redisClient.ts";
import { redisStore } from "../../../src/forwarding/redis/redisStore.ts";
import type { StoreUnderTest } from "../../contracts/underTest.ts";
import { dumpOf } from "./dumpOf.ts";
import { ServerTime, sendTo } from "./serverTime.ts";

let count = 0;

/** A store under a prefix of its own, through two connections. */
export function prefixUnderTest(one: RedisClient, two: RedisClient, close: () => void): StoreUnderTest {
  const time = new ServerTime();
  count += 1;
  const options = { prefix: `contract-${count}`, retentionMs: 6_000_000, testing: { clock: time.clock } };
  const store = redisStore(time.client(one), options);
  const other = redisStore(time.client(two), options);
  return {
    store,
    other,
    leaseMs: 60_000,
    retentionMs: 6_000_000,
    pass: (ms) => time.clock.advance(ms),
    async damage(key) {
      await sendTo(one, ["HSET", `{${options.prefix}}:lead:${key}`, "lead", "{"]);
    },
    async forget() {
      await sendTo(one, ["FLUSHALL"]);
      return { store, other };
    },
    removeByHand: "never",
    async holds(text) {
      return (await dumpOf(one, options.prefix)).includes(text);
    },
    async refuse() {
      await sendTo(one, ["CONFIG", "SET", "maxmemory", "1"]);
      return async () => {
        await sendTo(one, ["CONFIG", "SET", "maxmemory", "0"]);
      };
    },
    async close() {
      await store.close();
      await other.close();
      close();
    },
  };
}
