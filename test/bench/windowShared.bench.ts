/**
 * The promise of the limiter across processes, over real sockets and with time scaled down: four processes with one
 * token, through Redis, PostgreSQL and a SQLite file. `npx node test/bench/windowShared.bench.ts [seconds]`.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { migratePostgres } from "../../src/forwarding/postgres/migrate.ts";
import { openPool } from "../forwarding/postgres/pools.ts";
import { PostgresServer, postgresMissing } from "../forwarding/postgres/postgresServer.ts";
import { RedisServer, redisBinaries, redisMissing } from "../forwarding/redis/redisServer.ts";
import { busiestWindow } from "../support/busiestWindow.ts";
import type { SharedClientTask } from "./windowSharedClient.ts";

const seconds = Number(process.argv[2] ?? 50);
const seed = 31;
const processes = 4;
const limit = 100;
/** A minute in 15 s; everything keeps its proportion but the work of the machine, which costs the rate a little. */
const windowMs = 15_000;
const latencyMs = 500;

const folder = mkdtempSync(join(tmpdir(), "window-shared-"));
if (redisBinaries.length === 0) console.log(`redisRateLimiter ${redisMissing}`);
// All at the same time, each with a server and processes of its own: they mostly wait.
await Promise.all([
  measure("sqliteRateLimiter", { kind: "sqlite", path: join(folder, "limit.sqlite") }),
  measurePostgres(),
  ...redisBinaries.map(async (binary) => {
    const server = new RedisServer(binary);
    await server.start();
    await measure(`redisRateLimiter on ${binary}`, { kind: "redis", path: server.path });
    await server.remove();
  }),
]);
rmSync(folder, { recursive: true });

async function measurePostgres(): Promise<void> {
  if (postgresMissing !== undefined) return console.log(`postgresRateLimiter ${postgresMissing}`);
  const server = new PostgresServer();
  await server.start();
  const pool = await openPool(server, "read committed", 1);
  await migratePostgres(pool);
  await pool.end();
  await measure("postgresRateLimiter", { kind: "postgres", path: server.url });
  await server.remove();
}

async function measure(title: string, log: Pick<SharedClientTask, "kind" | "path">): Promise<void> {
  const worker = new Worker(new URL("../support/countingServer.ts", import.meta.url), {
    workerData: { latencyMs, seed },
  });
  const [{ port }] = await once(worker, "message");
  const script = fileURLToPath(new URL("windowSharedClient.ts", import.meta.url));
  const children = Array.from({ length: processes }, (_, index) => {
    const task: SharedClientTask = {
      ...log,
      port,
      seconds,
      seed: seed + 1 + index,
      limit,
      windowMs,
    };
    return spawn(process.execPath, [script, JSON.stringify(task)], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  });
  await Promise.all(children.map((child) => once(child, "exit")));
  worker.postMessage("arrivals");
  const [told]: number[][] = await once(worker, "message");
  await worker.terminate();
  const arrivals = (told ?? []).sort((a, b) => a - b);

  const [first = 0] = arrivals;
  const counted = arrivals.filter((time) => time <= first + (seconds - 1) * 1_000);
  const cycles = counted.slice(limit).map((time, index) => time - (counted[index] ?? 0));
  const perWindow = (limit * windowMs * cycles.length) / cycles.reduce((sum, cycle) => sum + cycle, 0);
  const most = busiestWindow(arrivals, windowMs);
  console.log(
    `${title}: ${arrivals.length} requests of ${processes} processes over loopback in ${seconds} s, seed ${seed}`,
  );
  console.log(
    `  at most ${most} in any ${windowMs} ms (limit ${limit}), ${perWindow.toFixed(1)} a window under backlog`,
  );
  console.log(`  goal of 96 a window: ${perWindow >= 96 ? "reached" : "MISSED"}`);
  // The rate depends on what else the machine does; the promise does not.
  if (most > limit || arrivals.length < limit) process.exitCode = 1;
}
