import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import type { ServedAccount } from "../../../src/testing/fake/httpServer.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { PostgresServer, postgresMissing } from "../../forwarding/postgres/postgresServer.ts";
import { RedisServer, redisBinary, redisMissing } from "../../forwarding/redis/redisServer.ts";
import { openStudio } from "./openStudio.ts";
import { leadOf, rules } from "./shop.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const areRedisClients = existsSync(join(root, "test/forwarding/redis/node_modules/ioredis/package.json"));
const noRedis =
  redisBinary === undefined ? redisMissing : areRedisClients ? undefined : "skipped: no ioredis";
const missing = { Redis: noRedis, PostgreSQL: postgresMissing };
for (const [name, why] of Object.entries(missing))
  if (why !== undefined) console.warn(`studio on ${name}: ${why}`);

/** A file as a program has it, with a client of its own, and with another copy of the package than the command. */
const moduleOf = (url: string, engine: string) => `
import { Baselinker } from "${root}src/client/calls/baselinker.ts";
import { createForwarder } from "${root}src/forwarding/forwarder/createForwarder.ts";
${engine}
export const rules = ${JSON.stringify(rules)};
const baselinker = new Baselinker({ token: "1-2-FAKE", baseUrl: ${JSON.stringify(url)} });
export const forwarder = createForwarder({ baselinker, rules, ...kept });
export let isClosed = false;
export async function close() {
  await end();
  isClosed = true;
}
`;

const onRedis = (path: string) => `
import Redis from "${root}test/forwarding/redis/node_modules/ioredis/built/index.js";
import { redisRegister, redisStore } from "${root}src/entries/redis.ts";
const client = new Redis.Redis(${JSON.stringify(path)});
const kept = { store: redisStore(client), register: redisRegister(client, { keepLeads: "all" }) };
const end = () => client.quit();
`;

const onPostgres = (url: string) => `
import pg from "${root}test/forwarding/postgres/node_modules/pg/lib/index.js";
import { migratePostgres } from "${root}src/forwarding/postgres/migrate.ts";
import { postgresRegister, postgresStore } from "${root}src/entries/postgres.ts";
const pool = new pg.Pool({ connectionString: ${JSON.stringify(url)} });
await migratePostgres(pool);
const kept = {
  store: postgresStore(pool, { accountKey: "shop" }),
  register: postgresRegister(pool, { accountKey: "shop", keepLeads: "all" }),
};
const end = () => pool.end();
`;

describe.each(["Redis", "PostgreSQL"] as const)("the forwarder of a module, on %s", (name) => {
  const redis = new RedisServer();
  const postgres = new PostgresServer();
  let folder = "";
  let served: ServedAccount;
  const account = createFakeAccount({ token: "1-2-FAKE", requestsPerMinute: false, quirks: false });

  beforeAll(async () => {
    if (missing[name] !== undefined) return;
    folder = await mkdtemp(join(tmpdir(), "baselinker-studio-"));
    served = await serveFakeAccount(account);
    if (name === "Redis") await redis.start();
    else await postgres.start();
    const engine = name === "Redis" ? onRedis(redis.path) : onPostgres(postgres.url);
    await writeFile(join(folder, "forwarder.mjs"), moduleOf(served.url, engine));
  });
  afterAll(async () => {
    if (missing[name] !== undefined) return;
    await redis.remove();
    await postgres.remove();
    await served.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.skipIf(missing[name] !== undefined)(
    "is shown and sends again, and its client is closed at the end",
    async () => {
      const module = join(folder, "forwarder.mjs");
      const studio = await openStudio({ forwarder: module });
      const sender = await studio.session.sender();
      for (const lead of [leadOf(1), leadOf(2, { buyer: { phone: "+380671234567" } })]) {
        const { ended } = await sender.receive(lead, { source: "shop", deliver: "now" });
        await ended;
      }
      expect((await studio.get("about")).json).toMatchObject({
        account: "base",
        store: "forwarder.mjs",
        rules: { name: "forwarder.mjs", isFile: false },
        samples: [],
        panel: "https://panel.baselinker.com",
      });
      const { json: list } = await studio.get("leads");
      expect(list.entries.map(({ status }: { status: string }) => status)).toEqual(["error", "success"]);
      const [failed, made] = list.entries;
      expect((await studio.get("leads?find=671234567")).json.entries).toMatchObject([{ id: failed.id }]);
      expect((await studio.get("chart")).json).toMatchObject({
        leads: 2,
        sources: [{ source: "shop", count: 2 }],
      });
      expect((await studio.get(`lead?id=${made.id}`)).json).toMatchObject({
        entry: { key: "T-1", hadOtherRules: false },
        hasHidden: true,
        order: { status: "order" },
      });
      expect((await studio.post("resend", { id: made.id })).json).toMatchObject({ status: "duplicate" });
      expect((await studio.post("resend", { id: failed.id })).json).toEqual({ status: "error" });
      expect((await studio.post("discard", { id: failed.id })).json).toEqual({ id: failed.id });
      // The class of this error is that of the other copy of the package.
      expect(await studio.post("resend", { id: failed.id })).toMatchObject({
        status: 409,
        json: { code: "discarded" },
      });
      expect((await studio.post("erase", { id: failed.id })).json).toEqual({ id: failed.id });
      expect((await studio.get("health")).json).toMatchObject({ canAccept: true, store: { ok: true } });
      expect(account.orders).toHaveLength(1);
      await studio.session.close();
      expect(await import(pathToFileURL(module).href)).toMatchObject({ isClosed: true });
    },
  );
});
