/** What a catalog of 200,000 products costs that is asked instead of loaded, as ratios of one run. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import { answerText, readAnswer } from "../../src/forwarding/catalog/productAnswer.ts";
import { sqliteProductCache } from "../../src/forwarding/sqlite/sqliteProductCache.ts";
import { busiestWindow } from "../support/busiestWindow.ts";
import type { CatalogReport, CatalogTask } from "./catalogProcess.ts";
import type { Arrival } from "./catalogServer.ts";

const delayMs = 300;
const inventoryId = 205;
const productCount = 200_000;

export async function measureAskedCatalog(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "catalog-bench-"));
  try {
    console.log(`a catalog of ${productCount} products that is asked, answers after ${delayMs} ms`);
    const full = join(folder, "full.sqlite");
    await fill(full);
    await measureLookUps(full);
    await measureFirstLeads(folder);
    await measureRequests(folder);
    await measureMemory(folder, full);
    await measureFiveProcesses(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function keyOf(sku: string): string {
  return `account:${inventoryId}:sku:${sku}`;
}

/** Sets an answer for each product, as if leads had named all of them. */
async function fill(path: string): Promise<void> {
  const cache = sqliteProductCache(path);
  const at = Date.now();
  const since = performance.now();
  for (let first = 0; first < productCount; first += 1_000) {
    const entries = Array.from({ length: 1_000 }, (_, place) => {
      const index = first + place;
      const productId = 1_000_000 + index;
      const codes = { sku: `SKU-${index}`, ean: String(5_900_000_000_000 + index) };
      const parentId = index % 4 === 0 ? 0 : productId - (index % 4);
      const product = { productId, parentId, ...codes, name: `Product number ${index}`, prices: { "10": 5 } };
      return [keyOf(codes.sku), answerText({ products: [product], at })] as const;
    });
    await cache.set(entries, 86_400_000);
  }
  const eachUs = ((performance.now() - since) * 1_000) / productCount;
  await cache.close();
  const megabytes = statSync(path).size / 1024 ** 2;
  console.log(
    `  full      ${megabytes.toFixed(0)} MB for all products, ${eachUs.toFixed(1)} µs each to write`,
  );
}

async function measureLookUps(path: string): Promise<void> {
  const cache = sqliteProductCache(path);
  const database = new DatabaseSync(path);
  const select = database.prepare("SELECT value FROM answers WHERE key = ?");
  const skus = Array.from({ length: 20_000 }, (_, index) => `SKU-${(index * 7_919) % productCount}`);
  const ratios: number[] = [];
  let lookUpUs = 0;
  for (let round = 0; round < 9; round += 1) {
    const bare = await microseconds(skus, (sku) => select.get(keyOf(sku)));
    lookUpUs = await microseconds(skus, async (sku) => {
      const [value] = await cache.get([keyOf(sku)]);
      const answer = readAnswer(value ?? undefined, { by: "sku", code: sku });
      if (answer?.products.length !== 1) throw new Error(`${sku} was not found.`);
    });
    ratios.push(lookUpUs / bare);
  }
  database.close();
  await cache.close();
  tell("look-up", median(ratios), 2.5, `a bare SELECT, ${lookUpUs.toFixed(1)} µs`);
}

/** 400 leads of three lines with a long tail of codes, twice: how many requests a lead costs. */
async function measureRequests(folder: string): Promise<void> {
  const path = join(folder, "requests.sqlite");
  const server = await startServer(0);
  const measure = async (day: number, file: string | undefined) => {
    const before = (await server.told()).arrivals.length;
    const leads = join(folder, `requests-${day}-${file === undefined}.sqlite`);
    await run({ baseUrl: server.baseUrl, leads, path: file, work: "many", skus: leadsOfDay(day) });
    return ((await server.told()).arrivals.length - before) / 400;
  };
  const first = await measure(1, path);
  const second = await measure(2, undefined);
  const third = await measure(2, path);
  await server.close();
  console.log(
    `  requests  ${first.toFixed(2)} a lead at the first start, ${second.toFixed(2)} after a restart without a cache, ` +
      `${third.toFixed(2)} with SQLite's`,
  );
  if (third >= second) fail("A cache spares no request after a restart.");
}

/** Some products are in every tenth lead, and most in none: the logarithm of a product's rank is nearly even. */
function leadsOfDay(day: number): readonly (readonly string[])[] {
  let state = day;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  // The first numbers of a small seed are small.
  for (let round = 0; round < 20; round += 1) random();
  const sku = () => `SKU-${Math.floor(productCount ** (random() ** tailExponent))}`;
  return Array.from({ length: 400 }, () => [sku(), sku(), sku()]);
}

/** So that 1,200 lines name about 380 products. */
const tailExponent = 3;

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
    const first = { baseUrl: server.baseUrl, leads, path, work: "first", skus: [["SKU-199999"]] } as const;
    firsts.push((await run(first)).firstMs);
    seconds.push((await run(first)).firstMs);
    without.push((await run({ ...first, path: "no catalog" })).firstMs);
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
  const skus = Array.from({ length: 500 }, (_, index) => [`SKU-${(index * 7_919) % productCount}`]);
  const measure = async (file: string) =>
    (await run({ baseUrl: server.baseUrl, leads, path: file, work: "many", skus })).rss;
  const ratios: number[] = [];
  for (let round = 0; round < 5; round += 1)
    ratios.push((await measure(path)) / (await measure("no catalog")));
  await server.close();
  tell("memory", median(ratios), 1.05, "a process without a catalog (RSS)", true);
}

/** Five processes that start at one moment on one empty file, of an account whose variants are not listed. */
async function measureFiveProcesses(folder: string): Promise<void> {
  const [path, leads] = [join(folder, "five.sqlite"), join(folder, "five-leads.sqlite")];
  const server = await startServer(delayMs, { listsVariants: false });
  const processes = Array.from({ length: 5 }, (_, number) => {
    const named = Array.from({ length: 8 }, (_, index) => [`SKU-${4 * (number * 5 + index)}`]);
    // One that is not found, so that the variants are read.
    const skus = [["NONE"], ...named];
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
  const firsts = reports.map(({ firstMs }) => firstMs);
  console.log(
    `  five      processes: ${pages.length} pages, ${asked.length} codes asked for, ` +
      `first leads ${median(firsts).toFixed(0)} ms; lines ${JSON.stringify(links)}`,
  );
  tell("minute", worst / 10, 1, `ten pages in any minute: ${worst}`, true);
  if (links.wrong + links.none > 0) fail("A line was not linked to its product.");
}

async function startServer(ms: number, more: { readonly listsVariants?: boolean } = {}) {
  const workerData = { delayMs: ms, ...more };
  const worker = new Worker(new URL("catalogServer.ts", import.meta.url), { workerData });
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
