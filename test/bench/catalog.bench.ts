/** Prints what a catalog of 200,000 products costs compared with a plain Map: memory, and time of a look-up. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createCatalog } from "../../src/mapping/catalog/createCatalog.ts";
import type { CatalogProduct } from "../../src/mapping/contract/mapContext.ts";
import { measureAskedCatalog } from "./askedCatalog.ts";

const count = 200_000;

setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");

function heapMb(): number {
  if (typeof collect === "function") {
    collect();
    collect();
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 ** 2;
}

/** As an answer of the API gives them: each text a string of its own. */
function* products(): Generator<CatalogProduct> {
  for (let index = 0; index < count; index += 1) {
    yield JSON.parse(
      JSON.stringify({
        productId: 100_000 + index,
        parentId: index % 4 === 0 ? 0 : 100_000 + index - (index % 4),
        sku: `SKU-${index}-${index % 7}`,
        ean: String(5_900_000_000_000 + index),
        name: `Product number ${index}, ready to ship`,
        prices: { "1201": 10 + (index % 1000) / 100, "1202": 3 + (index % 1000) / 100 },
      }),
    );
  }
}

const before = heapMb();
const catalog = createCatalog(products(), { inventoryId: 205 });
const held = heapMb() - before;

const plain = new Map<string, CatalogProduct>();
for (const product of products()) plain.set(product.sku, product);
const plainHeld = heapMb() - before - held;

const skus = Array.from({ length: count }, (_, index) => {
  const at = (index * 7919) % count;
  return JSON.parse(JSON.stringify(`SKU-${at}-${at % 7}`)) as string;
});

function nanoseconds(find: (sku: string) => unknown): number {
  let found = 0;
  const start = process.hrtime.bigint();
  for (const sku of skus) if (find(sku) !== undefined) found += 1;
  const spent = Number(process.hrtime.bigint() - start);
  if (found !== count) throw new Error(`The bench found ${found} of ${count} products. Check its data.`);
  return spent / count;
}

const rounds = Array.from({ length: 9 }, () => ({
  plain: nanoseconds((sku) => plain.get(sku)),
  catalog: nanoseconds((sku) => catalog.findBySku(sku)[0]),
}));
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const mapTime = median(rounds.map((round) => round.plain));
const catalogTime = median(rounds.map((round) => round.catalog));

console.log(`catalog of ${count} products and variants, ${catalog.size} rows`);
console.log(
  `  memory   ${held.toFixed(1)} MB (goal: 60), the same as objects in a Map: ${plainHeld.toFixed(1)} MB`,
);
console.log(`  look-up  ${catalogTime.toFixed(0)} ns, a plain Map: ${mapTime.toFixed(0)} ns`);
console.log(`  ratio    ${(catalogTime / mapTime).toFixed(2)} (goal: 2)`);

await measureAskedCatalog();
