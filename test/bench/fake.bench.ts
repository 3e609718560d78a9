import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { createFakeAccount, type FakeAccount } from "../../src/entries/fake.ts";
import { handlersFor } from "../../src/entries/msw.ts";
import { buildOrder, buildOrderProduct } from "../../src/testing/fake/builders.ts";
import { megabytes, settledHeap } from "../support/heap.ts";
import { formRequest } from "../testing/fake/callFake.ts";

/**
 * Prints what a call through the fake account costs, with few orders and with 50,000, and what the entry weighs. Then an
 * account of 200,000 products and 500,000 orders: its memory, and a page against that of a small one.
 */
const rounds = 2000;

const small = createFakeAccount({ requestsPerMinute: false });
const large = createFakeAccount({ requestsPerMinute: false, orders: manyOrders(50_000) });

console.log(`Median of ${rounds} calls in the process, in milliseconds`);
await report("getInventories through account.fetch", small.fetch, small, "getInventories", () => ({}));
await report("addOrder through account.fetch", small.fetch, small, "addOrder", newOrder);
await throughMsw();

console.log("\nA page of getOrders out of 50,000 orders, in milliseconds");
const pages: [string, () => object][] = [
  ["the first page", () => ({})],
  ["the last page by id_from", () => ({ id_from: 49_901 })],
  ["any page by id_from", () => ({ id_from: Math.floor(Math.random() * 50_000) })],
  ["by an e-mail that one order has", () => ({ filter_email: "buyer49999@example.com" })],
  ["by a date that none has", () => ({ date_from: 2_000_000_000 })],
];
for (const [name, parameters] of pages) await report(name, large.fetch, large, "getOrders", parameters, 200);

console.log("\nBytes of ./msw without msw, minified and gzipped with esbuild");
await printBytes();

const maxTimesSlower = 15;
const maxMemory = 1.3;
let isBroken = false;
console.log("\nAn account of 200,000 products and 500,000 orders, against one of 1,000 and 1,000");
await compareSizes();
if (isBroken) process.exitCode = 1;

async function compareSizes(): Promise<void> {
  const few = createFakeAccount({
    requestsPerMinute: false,
    catalogs: [{ inventory_id: 205, products: manyProducts(1_000) }],
    orders: manyOrders(1_000),
  });
  const products = manyProducts(200_000);
  const catalogs = [{ inventory_id: 205, products }];
  const orders = manyOrders(500_000);
  const empty = await settledHeap();
  const productsOnly = createFakeAccount({ requestsPerMinute: false, catalogs });
  const withProducts = await settledHeap();
  const many = createFakeAccount({ requestsPerMinute: false, catalogs, orders });
  const withAll = await settledHeap();
  // As much again, to know what the caller's own data take.
  const held: unknown[] = [productsOnly, manyProducts(200_000)];
  const ownProducts = (await settledHeap()) - withAll;
  held.push(manyOrders(500_000));
  const ownOrders = (await settledHeap()) - withAll - ownProducts;
  const ofProducts = (withProducts - empty) / ownProducts;
  const ofOrders = (withAll - withProducts - (withProducts - empty)) / ownOrders;
  isBroken ||= ofProducts > maxMemory || ofOrders > maxMemory;
  held.length = 0;
  console.log(
    `  memory: ${megabytes(withProducts - empty)} MB for products of ${megabytes(ownProducts)} MB (${ofProducts.toFixed(2)} times), orders ${ofOrders.toFixed(2)} times their own (at most ${maxMemory})`,
  );
  const reads: [string, string, (page: number) => object][] = [
    ["a page of products", "getInventoryProductsList", (page) => ({ page, include_variants: true })],
    ["a product by SKU", "getInventoryProductsList", (page) => ({ filter_sku: `SKU-${page * 990}` })],
    ["one product", "getInventoryProductsData", (page) => ({ products: [page * 990] })],
    ["a page of orders", "getOrders", () => ({ id_from: 500 })],
    ["orders by e-mail", "getOrdersByEmail", () => ({ email: "buyer999@example.com" })],
  ];
  for (const [name, method, parameters] of reads) {
    const [fewMs, manyMs] = [
      await medianOf(few, method, () => parameters(1)),
      await medianOf(many, method, (round) => parameters(1 + (round % 200))),
    ];
    const ratio = manyMs / fewMs;
    const isPromised = name === "a page of products";
    isBroken ||= isPromised && ratio > maxTimesSlower;
    console.log(
      `  ${name.padEnd(22)} ${fewMs.toFixed(2).padStart(7)} ms, ${manyMs.toFixed(2).padStart(7)} ms: ${ratio.toFixed(1)} times${isPromised ? ` (at most ${maxTimesSlower})` : ""}`,
    );
  }
}

async function medianOf(
  account: FakeAccount,
  method: string,
  parameters: (round: number) => object,
): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round < 41; round += 1) {
    const request = formRequest(account.baseUrl, account.token, method, {
      inventory_id: 205,
      ...parameters(round),
    });
    const from = performance.now();
    await (await account.fetch(request)).text();
    took.push(performance.now() - from);
  }
  return took.toSorted((a, b) => a - b)[20] ?? Number.NaN;
}

/** As `JSON.parse` gives them: a quarter are main products, the others their variants. */
function manyProducts(count: number) {
  return Array.from({ length: count }, (_, index) => {
    const id = index + 1;
    return JSON.parse(
      JSON.stringify({
        id,
        parent_id: index % 4 === 0 ? 0 : id - (index % 4),
        sku: `SKU-${id}`,
        ean: String(5_900_000_000_000 + id),
        name: `Product number ${id}, ready to ship`,
        prices: { "1201": 10 + (index % 1000) / 100 },
        stock: { bl_205: index % 50 },
      }),
    );
  });
}

async function throughMsw(): Promise<void> {
  const empty = createFakeAccount({ baseUrl: "https://empty.invalid/" });
  const server = setupServer(
    ...handlersFor(small),
    http.post(empty.baseUrl, () => HttpResponse.json({ status: "SUCCESS" })),
  );
  server.listen({ onUnhandledFrame: "error" });
  await report(
    "getInventories through msw and fetch",
    (request) => fetch(request),
    small,
    "getInventories",
    () => ({}),
  );
  await report("addOrder through msw and fetch", (request) => fetch(request), small, "addOrder", newOrder);
  await report(
    "an empty msw handler, for comparison",
    (request) => fetch(request),
    empty,
    "getInventories",
    () => ({}),
  );
  server.close();
}

async function report(
  name: string,
  send: (request: Request) => Promise<Response>,
  account: FakeAccount,
  method: string,
  parameters: () => object,
  times = rounds,
): Promise<void> {
  const took: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const request = formRequest(account.baseUrl, account.token, method, parameters());
    const from = performance.now();
    await (await send(request)).text();
    took.push(performance.now() - from);
  }
  took.sort((a, b) => a - b);
  const at = (part: number) => (took[Math.floor(took.length * part)] ?? 0).toFixed(3).padStart(8);
  console.log(`  ${name.padEnd(42)} ${at(0.5)}   95 % ${at(0.95)}`);
}

async function printBytes(): Promise<void> {
  const entry = new URL("../../src/entries/msw.ts", import.meta.url).pathname;
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    metafile: true,
    outdir: "/out",
    absWorkingDir: "/",
    format: "esm",
    target: "es2022",
    external: ["msw", "node:*"],
  });
  const sizes = new Map(
    outputFiles.map(({ path, contents }) => [path.slice(1), gzipSync(contents, { level: 9 }).length]),
  );
  const loaded = new Set<string>();
  const load = (path: string) => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const { path: next, kind } of metafile.outputs[path]?.imports ?? []) {
      if (kind === "import-statement") load(next);
    }
  };
  load("out/index.js");
  const sum = (paths: Iterable<string>) =>
    [...paths].reduce((bytes, path) => bytes + (sizes.get(path) ?? 0), 0);
  console.log(`  loaded with the entry                      ${sum(loaded)}`);
  console.log(`  with the declarations that the first call loads   ${sum(sizes.keys())}`);
}

function newOrder(): object {
  const products = [{ name: "Mug", sku: "MUG-BLUE", price_brutto: 39.9, quantity: 1 }];
  return { order_status_id: 8001, date_add: 1_767_000_000, email: "anna@example.com", products };
}

function manyOrders(count: number) {
  return Array.from({ length: count }, (_, index) =>
    buildOrder({
      order_id: index + 1,
      confirmed: true,
      date_add: 1_700_000_000 + index,
      email: `buyer${index}@example.com`,
      products: [buildOrderProduct({ name: "Mug", sku: "MUG", price_brutto: 39.9 })],
    }),
  );
}
