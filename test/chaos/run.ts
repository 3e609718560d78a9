/**
 * `npm run chaos`: many leads, each delivered one to three times, through a server that loses answers and
 * processes that are killed; over a SQLite file and over Redis. 0 lost, 0 doubled, or it fails. Then the same
 * without the marker, which must double orders: the run can fail.
 *
 * Options: `--leads 2000`, `--seed 7`, `--only sqlite|redis|unmarked`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { RedisServer, redisBinary, redisMissing } from "../redis/redisServer.ts";
import { type ChaosFigures, type ChaosOptions, chaosRun, settleMs } from "./chaosRun.ts";

const { values } = parseArgs({
  options: { leads: { type: "string" }, seed: { type: "string" }, only: { type: "string" } },
});
const leads = Number(values.leads ?? 2_000);
const seed = Number(values.seed ?? 20_261_124);
const wanted = (name: string) => values.only === undefined || values.only === name;
const folder = mkdtempSync(join(tmpdir(), "chaos-"));
const base = { leads, seed, kills: 20, marker: true };
let failed = false;

function print(name: string, options: Omit<ChaosOptions, "store">, figures: ChaosFigures): void {
  const list = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([what, times]) => `${what} ${times}`)
      .join(", ");
  console.log(`\n${name}: ${options.processes} processes, seed ${options.seed}`);
  console.log(
    `  leads      ${figures.leads}, delivered ${figures.deliveries} times, in ${figures.seconds.toFixed(0)} s`,
  );
  console.log(`  killed     ${figures.kills} processes`);
  console.log(`  faults     ${list(figures.faults)}`);
  console.log(
    `  requests   ${figures.requests}, of them addOrder ${figures.addOrders}; block answers ${figures.blockAnswers}`,
  );
  console.log(`  forwarder  ${list(figures.events)}`);
  console.log(`  results    ${list(figures.results)}`);
  console.log(
    `  slowest    answer after ${figures.slowestMs.toFixed(0)} ms; the settle time is ${settleMs} ms`,
  );
  console.log(`  LOST ${figures.lost}, DOUBLED ${figures.doubled}`);
}

async function run(name: string, options: ChaosOptions): Promise<ChaosFigures> {
  const figures = await chaosRun(options);
  print(name, options, figures);
  if (figures.kills < options.kills) {
    console.log(`  FAILED: only ${figures.kills} of at least ${options.kills} processes were killed`);
    failed = true;
  }
  return figures;
}

function expectNone({ lost, doubled, doubles, slowestMs }: ChaosFigures): void {
  if (lost === 0 && doubled === 0) return;
  if (slowestMs >= settleMs)
    console.log("  The machine was too busy: the server took longer than the settle time.");
  for (const each of doubles) console.log(`  ${each}`);
  console.log("  FAILED: every lead must become exactly one order");
  failed = true;
}

if (wanted("sqlite")) {
  const store = { kind: "sqlite", path: join(folder, "leads.sqlite") } as const;
  expectNone(await run("sqliteStore, with sqliteRateLimiter", { ...base, store, processes: 4 }));
}
if (wanted("redis") && redisBinary === undefined) console.log(`\nredisStore ${redisMissing}`);
else if (wanted("redis")) {
  const server = new RedisServer();
  await server.start();
  const store = { kind: "redis", path: server.path } as const;
  expectNone(await run("redisStore, with redisRateLimiter", { ...base, store, processes: 4 }));
  await server.remove();
}
if (wanted("unmarked")) {
  const store = { kind: "sqlite", path: join(folder, "unmarked.sqlite") } as const;
  const options = { ...base, leads: Math.ceil(leads / 4), kills: 3, marker: false, processes: 3 };
  const figures = await run("without the marker", { ...options, store });
  if (figures.doubled === 0) {
    console.log("  FAILED: this run must double orders, or the others prove nothing");
    failed = true;
  }
}
rmSync(folder, { recursive: true, force: true });
console.log(failed ? "\nchaos: FAILED" : "\nchaos: as promised");
process.exitCode = failed ? 1 : 0;
