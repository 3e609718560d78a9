/**
 * A worker that answers as Base would for a catalog of 200,000 products, each answer after the given number
 * of milliseconds. Of each four products one is a main product with three variants, which some accounts do not list.
 * It tells when it was asked for what.
 */
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";

/** What was asked for, and when. */
export interface Arrival {
  readonly method: string;
  readonly at: number;
  readonly page?: number;
  readonly sku?: string;
}

export const productCount = 200_000;
const pageSize = 1_000;

const { delayMs = 0, listsVariants = true }: { delayMs?: number; listsVariants?: boolean } = workerData ?? {};
const arrivals: Arrival[] = [];
const orders = new Map<number, object>();

function productOf(index: number) {
  const id = 1_000_000 + index;
  const parent_id = index % 4 === 0 ? 0 : id - (index % 4);
  const prices = { "10": 5 + (index % 1_000) / 100 };
  const own = { id, parent_id, sku: `SKU-${index}`, ean: String(5_900_000_000_000 + index), asin: "" };
  return { ...own, name: `Product number ${index}, ready to ship`, prices, stock: {} };
}

function listOf(first: number, count: number) {
  const products = Array.from({ length: count }, (_, index) => productOf(first + index));
  const listed = products.filter(({ parent_id }) => listsVariants || parent_id === 0);
  return { products: Object.fromEntries(listed.map((product) => [product.id, product])) };
}

/** Main products with the variants that the list leaves out. */
function dataOf(ids: readonly number[]) {
  const entries = ids.map((id) => {
    const variants = [1, 2, 3].map((place) => productOf(id - 1_000_000 + place));
    const main = { ...productOf(id - 1_000_000), text_fields: {} };
    return [id, { ...main, variants: Object.fromEntries(variants.map((variant) => [variant.id, variant])) }];
  });
  return { products: Object.fromEntries(entries) };
}

function listProducts({ filter_sku, page = 1 }: { filter_sku?: string; page?: number }) {
  if (filter_sku !== undefined) {
    const index = Number(/^SKU-(\d+)$/.exec(filter_sku)?.[1] ?? productCount);
    return listOf(index, index < productCount ? 1 : 0);
  }
  // A page is of what is listed.
  const size = listsVariants ? pageSize : 4 * pageSize;
  const first = (page - 1) * size;
  return listOf(first, Math.max(0, Math.min(size, productCount - first)));
}

async function answer(request: IncomingMessage): Promise<object> {
  const body = new URLSearchParams(await text(request));
  const method = body.get("method") ?? "";
  const parameters = JSON.parse(body.get("parameters") ?? "{}");
  arrivals.push({
    method,
    at: performance.timeOrigin + performance.now(),
    page: parameters.page,
    sku: parameters.filter_sku,
  });
  if (method === "addOrder") {
    const order_id = 5_000 + orders.size;
    orders.set(order_id, { ...parameters, order_id });
    return { order_id, products: parameters.products };
  }
  if (method === "getInventoryProductsList") return listProducts(parameters);
  if (method === "getInventoryProductsData") return dataOf(parameters.products);
  const found = orders.get(parameters.order_id ?? parameters.id_from);
  return { orders: found === undefined ? [] : [found] };
}

const server = createServer(async (request, response) => {
  const found = await answer(request);
  await wait(delayMs);
  response.end(JSON.stringify({ status: "SUCCESS", ...found }));
});
server.listen(0, "127.0.0.1", () => parentPort?.postMessage(server.address()));
parentPort?.on("message", () => parentPort?.postMessage({ arrivals, links: linksOf() }));

/** How many lines of orders are linked to the product that they name, how many wrongly, and how many not. */
function linksOf() {
  const count = { right: 0, wrong: 0, none: 0 };
  for (const order of orders.values()) {
    const lines: { sku?: string; product_id?: string }[] = Reflect.get(order, "products") ?? [];
    for (const { sku, product_id } of lines) {
      if (!sku?.startsWith("SKU-")) continue;
      const wanted = String(1_000_000 + Number(sku.slice("SKU-".length)));
      count[!product_id ? "none" : product_id === wanted ? "right" : "wrong"] += 1;
    }
  }
  return count;
}
