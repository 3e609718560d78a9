/** What a catalog of 200,000 products costs that is asked instead of loaded, as ratios of one run. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import { sqliteProductCache } from "../../src/forwarding/sqlite/sqliteProductCache.ts";
import { busiestWindow } from "../support/busiestWindow.ts";
import type { CatalogReport, CatalogTask } from "./catalogProcess.ts";
import type { Arrival } from "./catalogServer.ts";

const delayMs = 300;
const inventoryId = 205;
const productCount = 200_000;
const claim = { token: "bench", leaseMs: 60_000, againMs: 86_400_000 };

export async function measureAskedCatalog(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "catalog-bench-"));
  try {
    console.log(`a catalog of ${productCount} products that is asked, answers after ${delayMs} ms`);
    const full = join(folder, "full.sqlite");
    await fill(full);
    await measureLookUps(full);
    await measureFirstLeads(folder);
    await measureMemory(folder, full);
    await measureTenProcesses(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function productsOfPage(page: number) {
  return Array.from({ length: 1_000 }, (_, place) => {
    const index = (page - 1) * 1_000 + place;
    const productId = 1_000_000 + index;
    const codes = { sku: `SKU-${index}`, ean: String(5_900_000_000_000 + index) };
    const parentId = index % 4 === 0 ? 0 : productId - (index % 4);
    return { productId, parentId, ...codes, name: `Product number ${index}`, prices: { "10": 5 } };
  });
}

/** Sweeps the whole catalog into a file, as fast as it goes. */
async function fill(path: string): Promise<void> {
  const store = sqliteProductCache(path);
  const blocks: number[] = [];
  for (let number = 1; number <= productCount / 1_000; number += 1) {
    const task = await store.sweep(inventoryId, claim);
    if (task?.step !== "list") throw new Error("The sweep has pages.");
    const products = productsOfPage(number);
    const isLast = number === productCount / 1_000;
    const since = performance.now();
    await store.putPage(inventoryId, { ...claim, task, products, isLast, ageMs: 0 });
    blocks.push(performance.now() - since);
  }
  await store.sweep(inventoryId, claim);
  await store.close();
  console.log(`  a page    ${median(blocks).toFixed(1)} ms to write, in four steps`);
}

async function measureLookUps(path: string): Promise<void> {
  const store = sqliteProductCache(path);
  const database = new DatabaseSync(path);
  const select = database.prepare(
    "SELECT id, parent, sku, ean, name, prices FROM products WHERE sku = ? AND inventory = ?",
  );
  const skus = Array.from({ length: 20_000 }, (_, index) => `SKU-${(index * 7_919) % productCount}`);
  const ratios: number[] = [];
  let lookUpUs = 0;
  for (let round = 0; round < 9; round += 1) {
    const bare = await microseconds(skus, (sku) => select.get(sku, inventoryId));
    lookUpUs = await microseconds(skus, async (sku) => {
      const [known] = await store.find(inventoryId, [{ by: "sku", code: sku }]);
      if (known?.products.length !== 1) throw new Error(`${sku} was not found.`);
    });
    ratios.push(lookUpUs / bare);
  }
  database.close();
  await store.close();
  tell("look-up", median(ratios), 2.5, `a bare SELECT, ${lookUpUs.toFixed(1)} µs`);
}

async function microseconds(skus: readonly string[], find: (sku: string) => unknown): Promise<number> {
  const since = performance.now();
  for (const sku of skus) await find(sku);
  return ((performance.now() - since) * 1_000) / skus.length;
}

async function measureFirstLeads(folder: string): Promise<void> {
  const server = await startServer(delayMs);
  const roundTrips: number[] = [];
  const firsts: number[] = [];
  const seconds: number[] = [];
  const without: number[] = [];
  const leads = join(folder, "first-leads.sqlite");
  for (let round = 0; round < 7; round += 1) {
    const path = join(folder, `first-${round}.sqlite`);
    const since = performance.now();
    await (await fetch(server.baseUrl, { method: "POST", body: "method=getOrders" })).text();
    roundTrips.push(performance.now() - since);
    const first = { baseUrl: server.baseUrl, leads, path, work: "first", skus: ["SKU-199999"] } as const;
    firsts.push((await run(first)).firstMs);
    seconds.push((await run(first)).firstMs);
    without.push((await run({ ...first, path: undefined })).firstMs);
  }
  await server.close();
  const roundTrip = median(roundTrips);
  const [cold, known] = [median(firsts), median(seconds)];
  tell("first", cold / (2 * roundTrip), 1.5, `two round trips: ${cold.toFixed(0)} ms, nothing known`);
  tell(
    "second",
    known / roundTrip,
    1.5,
    `one round trip: ${known.toFixed(0)} ms, another process, code known`,
  );
  const bare = median(without) / roundTrip;
  console.log(`  without   ${bare.toFixed(2)} times one round trip: a process that has no catalog`);
}

async function measureMemory(folder: string, path: string): Promise<void> {
  const leads = join(folder, "memory-leads.sqlite");
  const server = await startServer(0);
  const skus = Array.from({ length: 500 }, (_, index) => `SKU-${(index * 7_919) % productCount}`);
  const measure = async (file: string | undefined) =>
    (await run({ baseUrl: server.baseUrl, leads, path: file, work: "many", skus })).rss;
  const ratios: number[] = [];
  for (let round = 0; round < 5; round += 1) ratios.push((await measure(path)) / (await measure(undefined)));
  await server.close();
  tell("memory", median(ratios), 1.05, "a process without a catalog (RSS)", true);
}

/** Ten processes that start at one moment on one empty file, each with a lead every ten seconds. */
async function measureTenProcesses(folder: string): Promise<void> {
  const [path, leads] = [join(folder, "ten.sqlite"), join(folder, "ten-leads.sqlite")];
  const server = await startServer(delayMs);
  const processes = Array.from({ length: 10 }, (_, number) => {
    const skus = Array.from({ length: 8 }, (_, index) => `SKU-${(number * 20_011 + index * 7_919) % 1_000}`);
    return run({ baseUrl: server.baseUrl, leads, path, work: "run", skus, everyMs: 10_000 });
  });
  const reports = await Promise.all(processes);
  const { arrivals, links } = await server.told();
  await server.close();
  const pages = arrivals.filter(({ page }) => page !== undefined);
  const asked = arrivals.filter(({ sku }) => sku !== undefined);
  const minute = 60_000;
  const worst = busiestWindow(
    pages.map(({ at }) => at),
    minute,
  );
  const twice = pages.length - new Set(pages.map(({ page }) => page)).size;
  const firsts = reports.map(({ firstMs }) => firstMs);
  console.log(
    `  ten       processes: ${pages.length} pages, ${twice} of them twice; ${asked.length} codes asked for, ` +
      `first leads ${median(firsts).toFixed(0)} ms; lines ${JSON.stringify(links)}`,
  );
  tell("minute", worst / 10, 1, `ten requests in the background in any minute: ${worst}`, true);
  if (links.wrong + links.none > 0) fail("A line was not linked to its product.");
}

async function startServer(ms: number) {
  const worker = new Worker(new URL("catalogServer.ts", import.meta.url), { workerData: { delayMs: ms } });
  const [{ port }] = await once(worker, "message");
  return {
    baseUrl: `http://127.0.0.1:${port}/`,
    async told(): Promise<{
      arrivals: readonly Arrival[];
      links: { right: number; wrong: number; none: number };
    }> {
      worker.postMessage("tell");
      const [told] = await once(worker, "message");
      return told;
    },
    close: () => worker.terminate(),
  };
}

async function run(task: CatalogTask): Promise<CatalogReport> {
  const execArgv = ["--expose-gc"];
  const child = fork(new URL("catalogProcess.ts", import.meta.url), [JSON.stringify(task)], { execArgv });
  const ended = once(child, "exit");
  const [report] = await Promise.race([once(child, "message"), ended.then(() => [undefined])]);
  await ended;
  if (report === undefined) throw new Error("The process ended without a report.");
  return report;
}

function tell(what: string, ratio: number, goal: number, of: string, mayFail = false): void {
  console.log(`  ${what.padEnd(9)} ${ratio.toFixed(2)} (goal: at most ${goal}) times ${of}`);
  // The memory of processes differs by some megabytes from run to run; a catalog that is loaded would double it.
  if (mayFail && ratio > goal * 1.3) fail(`${what} is above its goal.`);
}

function fail(message: string): void {
  console.error(`  ${message}`);
  process.exitCode = 1;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
