import type { RedisClient } from "../../../src/forwarding/redis/redisClient.ts";
import { sendTo } from "./serverTime.ts";

/** Every key of a prefix with what is in it. */
export async function dumpOf(client: RedisClient, prefix: string): Promise<string> {
  const read: Readonly<Record<string, (key: string) => string[]>> = {
    string: (key) => ["GET", key],
    hash: (key) => ["HGETALL", key],
    zset: (key) => ["ZRANGE", key, "0", "-1"],
  };
  const keys = await sendTo(client, ["KEYS", `{${prefix}}:*`]);
  if (!Array.isArray(keys)) throw new Error("Redis names its keys in a list.");
  const lines = keys.map(async (key) => {
    const kind = String(await sendTo(client, ["TYPE", String(key)]));
    const ask = read[kind];
    if (ask === undefined) throw new Error(`A ${kind} cannot be read.`);
    return `${key} ${JSON.stringify(await sendTo(client, ask(String(key))))}`;
  });
  return (await Promise.all(lines)).join("\n");
}
