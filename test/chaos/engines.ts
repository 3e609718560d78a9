import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { migratePostgres } from "../../src/forwarding/postgres/migrate.ts";
import { openPool } from "../forwarding/postgres/pools.ts";
import { PostgresServer } from "../forwarding/postgres/postgresServer.ts";
import { RedisServer } from "../forwarding/redis/redisServer.ts";
import type { RespClient } from "../forwarding/redis/respClient.ts";
import type { WorkerSettings } from "./messages.ts";
import { RedisProxy } from "./redisProxy.ts";
import type { WorkerPool } from "./workerPool.ts";

/** Where the processes of a run keep their leads, and what can happen to it. */
export interface Engine {
  readonly store: WorkerSettings["store"];
  /** In this order, spread over the run. */
  readonly troubles: readonly Trouble[];
  close(): Promise<void>;
}

/** Something that happens to an engine while processes use it. */
export interface Trouble {
  readonly name: string;
  /** What the engine had said to be kept is gone afterwards. */
  readonly loses?: true;
  strike(pool: WorkerPool): Promise<void>;
}

const hourMs = 3_600_000;

/** A SQLite file that is moved away and comes back, on a machine whose date is set back. */
export function sqliteEngine(): Engine {
  const folder = mkdtempSync(join(tmpdir(), "chaos-"));
  const path = join(folder, "leads.sqlite");
  const moveAway = {
    name: "the file is moved away for a second",
    async strike(pool: WorkerPool) {
      // A process that starts now would begin a file of its own, and the one that comes back would replace it.
      await pool.allReady();
      const moved = ["", "-wal", "-shm"].map((end) => [path + end, `${path}.away${end}`] as const);
      for (const [from, to] of moved) renameSync(from, to);
      await wait(1_000);
      for (const [from, to] of moved) renameSync(to, from);
    },
  };
  const setBack = {
    name: "the date is set back by an hour",
    strike: async (pool: WorkerPool) => pool.shiftDate(-hourMs),
  };
  const copy = `${path}.copy`;
  const takeCopy: Trouble = {
    name: "the file is copied",
    async strike() {
      const database = new DatabaseSync(path, { timeout: 5_000 });
      database.exec(`VACUUM INTO '${copy}'`);
      database.close();
    },
  };
  const putBack: Trouble = {
    name: "the copy is put in the place of the file",
    loses: true,
    strike: (pool) =>
      pool.whileDead(() => {
        for (const end of ["", "-wal", "-shm"]) rmSync(path + end, { force: true });
        cpSync(copy, path);
      }),
  };
  return {
    store: { kind: "sqlite", path },
    // What comes after the last is looked for in Base: many requests.
    troubles: [takeCopy, moveAway, setBack, moveAway, setBack, putBack],
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A SQLite file on a small disk, with room for two logs of changes of 4 MB each, which gets full while processes die. For root only. */
export function smallDiskEngine(): Engine {
  const folder = mkdtempSync(join(tmpdir(), "chaos-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=16m", "tmpfs", folder]);
  const filler = join(folder, "filler");
  const fill: Trouble = {
    name: mounted.status === 0 ? "the disk is full, and a process dies" : "no small disk can be mounted here",
    async strike(pool) {
      if (mounted.status !== 0) return;
      try {
        for (;;) appendFileSync(filler, Buffer.alloc(4_096));
      } catch {
        // As full as it gets.
      }
      await wait(1_000);
      pool.kill(0);
      await wait(500);
      rmSync(filler);
    },
  };
  return {
    store: { kind: "sqlite", path: join(folder, "leads.sqlite") },
    troubles: [fill, fill, fill, fill],
    async close() {
      if (mounted.status === 0) spawnSync("umount", [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A Redis with a replica, both of which come and go.
 *
 * @param keepsAll - what it was told is on the disk before it answers. By default a server on a busy disk writes up to two
 * seconds later, which a kill then loses: to a store that is doubt, and to a register a lead that was answered.
 */
export async function redisEngine(keepsAll: boolean): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), "chaos-"));
  const port = String(20_000 + (process.pid % 20_000));
  const durability = ["--appendfsync", keepsAll ? "always" : "everysec"];
  const network = ["--port", port, "--bind", "127.0.0.1", ...durability];
  const primary = new RedisServer();
  const replica = new RedisServer();
  await primary.start(network);
  await replica.start(durability);
  const proxy = new RedisProxy(join(folder, "redis.sock"), primary.path);
  await proxy.listen();
  let current = primary;
  const cut = { name: "connections are cut", strike: async () => proxy.cut() };
  const pause = {
    name: "the server is paused for a second",
    async strike() {
      current.freeze();
      await wait(1_000);
      current.resume();
    },
  };
  const restart = {
    name: "the server is killed and restarted",
    async strike() {
      await current.kill();
      await wait(300);
      await current.start(current === primary ? network : durability);
    },
  };
  const failOver: Trouble = {
    name: "a replica that lags takes over",
    loses: true,
    async strike() {
      await onServer(replica, (client) => client.sendCommand(["REPLICAOF", "127.0.0.1", port]));
      await onServer(replica, synchronised);
      replica.freeze();
      await wait(300);
      await primary.kill();
      replica.resume();
      await onServer(replica, (client) => client.sendCommand(["REPLICAOF", "NO", "ONE"]));
      current = replica;
      proxy.cut(replica.path);
    },
  };
  const flush: Trouble = {
    name: "everything is flushed",
    loses: true,
    async strike(pool: WorkerPool) {
      // To a process that has just started an empty store is a new one, until another tells it better: all know it
      // before, and one has told it when the next process may be killed.
      await pool.allReady();
      await onServer(current, async (client) => {
        await client.sendCommand(["FLUSHALL"]);
        while ((await client.sendCommand(["DBSIZE"])) === 0)
          await new Promise((done) => setTimeout(done, 20));
      });
    },
  };
  return {
    store: { kind: "redis", path: proxy.path },
    // From the first that may make it forget on, each lead that it does not know is looked for: many requests.
    troubles: [cut, pause, cut, pause, restart, failOver, flush],
    async close() {
      proxy.close();
      await primary.remove();
      await replica.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A PostgreSQL whose connections are cut, that crashes, and whose standby takes over. */
export function postgresEngine(): Promise<Engine> {
  return postgresWith(({ cut, crash, failOver }) => [cut, crash, cut, crash, failOver]);
}

/** A PostgreSQL in which people delete rows of leads, and put older ones back. */
export function editedPostgresEngine(): Promise<Engine> {
  return postgresWith(({ cut, keep, putBack }) => [cut, keep, putBack]);
}

async function postgresWith(
  choose: (
    troubles: Readonly<Record<"cut" | "crash" | "failOver" | "keep" | "putBack", Trouble>>,
  ) => readonly Trouble[],
): Promise<Engine> {
  const server = new PostgresServer();
  await server.start();
  const pool = await openPool(server, "read committed", 1);
  await migratePostgres(pool);
  const cut = {
    name: "connections are cut",
    async strike() {
      await pool.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()",
      );
    },
  };
  const crash = {
    name: "the server crashes and is started again",
    async strike() {
      await server.crash();
      await wait(300);
      await server.start();
    },
  };
  const failOver: Trouble = {
    name: "a standby that lags takes over",
    loses: true,
    strike: () => server.failOver(300),
  };
  const keep: Trouble = {
    name: "the rows are copied",
    async strike() {
      await pool.query("CREATE TABLE kept AS SELECT * FROM baselinker.lead");
    },
  };
  const putBack: Trouble = {
    name: "the rows are deleted, and the older ones put back",
    loses: true,
    async strike() {
      await pool.query(
        "BEGIN; DELETE FROM baselinker.lead; INSERT INTO baselinker.lead SELECT * FROM kept; COMMIT",
      );
    },
  };
  return {
    store: { kind: "postgres", path: server.url },
    troubles: choose({ cut, crash, failOver, keep, putBack }),
    async close() {
      await pool.end();
      await server.remove();
    },
  };
}

async function onServer(server: RedisServer, use: (client: RespClient) => Promise<unknown>): Promise<void> {
  const client = await server.connect();
  try {
    await use(client);
  } finally {
    client.close();
  }
}

async function synchronised(client: RespClient): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const info = String(await client.sendCommand(["INFO", "replication"]));
    if (info.includes("master_link_status:up")) return;
    await wait(50);
  }
  throw new Error("The replica did not catch up with its primary.");
}
