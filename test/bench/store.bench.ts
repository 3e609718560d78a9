/**
 * What a store costs a lead (claim, the lead written down, sent), compared in one run with the stores of the commit that
 * `BASELINE` names, or with a checkout of it (`BASELINE=/path`). `npm run bench -- store`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { redisStore } from "../../src/forwarding/redis/redisStore.ts";
import { sqliteStore } from "../../src/forwarding/sqlite/sqliteStore.ts";
import type { LeadStore } from "../../src/forwarding/store/store.ts";
import { sendingLead } from "../contracts/testLeads.ts";
import { RedisServer, redisBinaries, redisMissing } from "../forwarding/redis/redisServer.ts";
import type { RespClient } from "../forwarding/redis/respClient.ts";

/** The last commit whose stores had one row a lead and nothing else. */
const baseline = process.env.BASELINE ?? "a004417";
const goal = 1.2;
const leads = 2_000;
const warmUp = 200;
const leaseMs = 60_000;

/** A store as it was then: other names for the same three steps. */
interface EarlierStore {
  claim(key: string, claim: { token: string; leaseMs: number }): Promise<{ readonly status: string }>;
  keep(key: string, claim: { token: string; leaseMs: number }, open: object): Promise<boolean>;
  finish(key: string, token: string, end: { state: "sent"; orderId: number }): Promise<boolean>;
  close(): Promise<void>;
}

type OneLead = (key: string, token: string, orderId: number) => Promise<unknown>;

const folder = mkdtempSync(join(tmpdir(), "store-bench-"));
try {
  const earlier = checkOut();
  if (earlier === undefined) console.log(`skipped: the commit ${baseline} is not in this clone`);
  else await measureAll(earlier);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The folder with the source of the commit. */
function checkOut(): string | undefined {
  if (existsSync(join(baseline, "src"))) return baseline;
  const to = join(folder, "earlier");
  mkdirSync(to);
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const script = 'set -o pipefail; git archive "$1" src package.json | tar -x -C "$2"';
  return spawnSync("bash", ["-c", script, "bash", baseline, to], { cwd: root }).status === 0 ? to : undefined;
}

async function measureAll(earlier: string): Promise<void> {
  console.log(`store's cost of a lead, against ${baseline} (goal: at most ${goal} times)`);
  const load = async (path: string) => import(pathToFileURL(join(earlier, "src", path)).href);
  const { sqliteStore: earlierFile } = await load("sqlite/sqliteStore.ts");
  const { redisStore: earlierRedis } = await load("redis/redisStore.ts");
  const open = (make: (path: string) => EarlierStore) => make(join(folder, "earlier.sqlite"));
  await compare("SQLite", sqliteStore(join(folder, "now.sqlite")), open(earlierFile));
  if (redisBinaries.length === 0) console.log(`Redis ${redisMissing}`);
  for (const binary of redisBinaries) {
    const server = new RedisServer(binary);
    await server.start();
    const client = await server.connect();
    const make: (client: RespClient, options: object) => EarlierStore = earlierRedis;
    await compare(binary, redisStore(client, { prefix: "now" }), make(client, { prefix: "earlier" }));
    client.close();
    await server.remove();
  }
}

async function compare(engine: string, store: LeadStore, before: EarlierStore): Promise<void> {
  await store.bind({ key: "shop" });
  const now: OneLead = async (key, token, orderId) => {
    await store.claim(key, { token, leaseMs, buyer: "b".repeat(22) });
    await store.renew(key, { token, leaseMs }, sendingLead);
    return store.finish(key, token, { state: "sent", orderId, fingerprint: "f".repeat(43) });
  };
  const earlierLead: OneLead = async (key, token, orderId) => {
    await before.claim(key, { token, leaseMs });
    await before.keep(key, { token, leaseMs }, sendingLead);
    return before.finish(key, token, { state: "sent", orderId });
  };
  const times: Record<"now" | "earlier", number[]> = { now: [], earlier: [] };
  let orderId = 0;
  // In turns, so that whatever else the machine does meets both.
  for (let index = 0; index < 2 * leads; index += 1) {
    const [name, lead, done] =
      index % 2 === 0 ? (["earlier", earlierLead, true] as const) : (["now", now, "done"] as const);
    orderId += 1;
    const begun = performance.now();
    const end = await lead(`lead:${orderId}`, `token-${orderId}`, orderId);
    if (index > warmUp) times[name].push(performance.now() - begun);
    if (end !== done) throw new Error(`A lead was not finished: ${end}. The figures mean nothing.`);
  }
  await Promise.all([store.close(), before.close()]);
  const [nowMs, thenMs] = [median(times.now), median(times.earlier)];
  const ratio = nowMs / thenMs;
  console.log(
    `  ${engine.padEnd(14)} ${nowMs.toFixed(3)} ms a lead, ${thenMs.toFixed(3)} ms then: ${ratio.toFixed(2)} times`,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
