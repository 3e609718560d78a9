import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import { createForwarder } from "../../src/forwarding/forwarder/createForwarder.ts";
import { enqueueLeadSql } from "../../src/forwarding/postgres/enqueueLead.ts";
import { postgresRegister } from "../../src/forwarding/postgres/postgresRegister.ts";
import { postgresStore } from "../../src/forwarding/postgres/postgresStore.ts";
import type { Pool } from "../forwarding/postgres/pools.ts";

const folder = fileURLToPath(new URL("rivals/", import.meta.url));
const require = createRequire(`${folder}package.json`);
const jobs = 1_500;
const text = "x".repeat(900);
const accountKey = "drain";

/** Queues in PostgreSQL, drained with a handler that does nothing. Each gives jobs a second. */
type Drain = (pool: Pool, url: string) => Promise<number>;

/**
 * What is compared: eight handlers, and what each is best at. pg-boss then ends a hundred jobs in one statement that its
 * caller asks for, graphile-worker those of its local queue, and ours the leads that end together.
 */
const drains: Readonly<Record<"of eight" | "at best", Readonly<Record<string, Drain>>>> = {
  "of eight": { ours: work(8), "pg-boss": boss(1, 8), "graphile-worker": graphile({}) },
  "at best": {
    ours: work(100),
    "pg-boss": boss(100, 2),
    "graphile-worker": graphile({ localQueue: { size: 100 }, completeJobBatchDelay: 0 }),
  },
};

/** Prints how fast each is, in turns, so that whatever else the machine does meets all. */
export async function compareDrains(pool: Pool, url: string): Promise<void> {
  if (!existsSync(`${folder}node_modules/pg-boss`)) {
    execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, stdio: "inherit" });
  }
  for (const [how, all] of Object.entries(drains)) {
    const rates: Record<string, number[]> = {};
    const ratios: number[] = [];
    // The first turn only warms up.
    for (let turn = 0; turn < 4; turn += 1) {
      const now: Record<string, number> = {};
      for (const [name, drain] of Object.entries(all)) now[name] = await drain(pool, url);
      if (turn === 0) continue;
      for (const [name, rate] of Object.entries(now)) rates[name] = [...(rates[name] ?? []), rate];
      const { ours = 0, ...others } = now;
      ratios.push(ours / Math.max(...Object.values(others)));
    }
    const told = Object.entries(rates).map(([name, each]) => `${name} ${median(each).toFixed(0)}`);
    console.log(
      `drain ${how}, leads/s: ${told.join(", ")}: ${median(ratios).toFixed(2)} of the faster other (goal: at least 0.7)`,
    );
  }
}

function work(concurrency: number): Drain {
  return async (pool) => {
    for (let at = 0; at < jobs; at += 500) {
      const some = Array.from({ length: 500 }, (_, index) => {
        const key = `${at + index}`;
        return pool.query(enqueueLeadSql({ id: key, email: "ann@example.com", text }, { key, accountKey }));
      });
      await Promise.all(some);
    }
    await using forwarder = createForwarder({
      baselinker: new Baselinker({ token: "1-2-BENCH" }),
      rules: { map: () => ({ status: "skip", reason: "nothing to do", issues: [] }) },
      store: postgresStore(pool, { accountKey }),
      register: postgresRegister(pool, { accountKey }),
      onEvent(event) {
        if (event.type === "ended") left -= 1;
        if (left === 0) stop.abort();
      },
    });
    const stop = new AbortController();
    let left = jobs;
    const begun = performance.now();
    // It resolves when all that was in progress is written.
    await forwarder.work({ concurrency, signal: stop.signal });
    const rate = (jobs / (performance.now() - begun)) * 1_000;
    await pool.query("DELETE FROM baselinker.register WHERE account = 'drain'");
    await pool.query("VACUUM baselinker.register");
    return rate;
  };
}

/** Fetching and completing as fast as it can: its `work` does the same, with pauses of half a second. */
function boss(batchSize: number, loops: number): Drain {
  return async (pool, url) => {
    const { PgBoss } = require("pg-boss");
    const queue = new PgBoss({ connectionString: url, max: 10 });
    queue.on("error", console.error);
    await queue.start();
    await queue.createQueue("leads");
    await queue.insert(
      "leads",
      Array.from({ length: jobs }, (_, at) => ({ data: { id: `${at}`, email: "ann@example.com", text } })),
    );
    const begun = performance.now();
    const drain = async () => {
      for (;;) {
        const some: { readonly id: string }[] = await queue.fetch("leads", { batchSize });
        if (some.length === 0) return;
        await queue.complete(
          "leads",
          some.map(({ id }) => id),
        );
      }
    };
    await Promise.all(Array.from({ length: loops }, drain));
    const rate = (jobs / (performance.now() - begun)) * 1_000;
    await queue.stop({ graceful: false });
    await pool.query("DROP SCHEMA pgboss CASCADE");
    return rate;
  };
}

function graphile(worker: object): Drain {
  return async (pool, url) => {
    const { run, makeWorkerUtils, Logger } = require("graphile-worker");
    const utils = await makeWorkerUtils({ connectionString: url });
    await utils.migrate();
    await utils.addJobs(
      Array.from({ length: jobs }, (_, at) => ({
        identifier: "lead",
        payload: { id: `${at}`, email: "ann@example.com", text },
      })),
    );
    await utils.release();
    let left = jobs;
    let onEnd = () => {};
    const ended = new Promise<void>((resolve) => {
      onEnd = resolve;
    });
    const lead = async () => {
      left -= 1;
      if (left === 0) onEnd();
    };
    const begun = performance.now();
    const runner = await run({
      connectionString: url,
      concurrency: 8,
      maxPoolSize: 10,
      noHandleSignals: true,
      logger: new Logger(() => () => {}),
      taskList: { lead },
      preset: { worker },
    });
    await ended;
    // What is completed in batches is so later than its handler, and also after a stop.
    const open = "SELECT FROM graphile_worker._private_jobs LIMIT 1";
    while ((await pool.query(open)).rows.length > 0) await new Promise((resolve) => setTimeout(resolve, 2));
    const rate = (jobs / (performance.now() - begun)) * 1_000;
    await runner.stop();
    await pool.query("DROP SCHEMA graphile_worker CASCADE");
    return rate;
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
