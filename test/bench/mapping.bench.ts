import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { createCatalog } from "../../src/mapping/catalog/createCatalog.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import * as readers from "./carefulReaders.ts";
import {
  callOf,
  cartLineSchema,
  cartWorkload,
  formLineSchema,
  formWorkload,
  products,
  shopLineSchema,
  shopWorkload,
  type Workload,
} from "./mappingWorkloads.ts";

/** The mapper compared with a hand-written function, jsonata and morphism, doing the same work in one run. */
const folder = fileURLToPath(new URL("rivals/", import.meta.url));
if (!existsSync(`${folder}node_modules`)) {
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, stdio: "inherit" });
}
const require = createRequire(`${folder}package.json`);
const jsonata = require("jsonata");
const { morphism } = require("morphism");

const receivedAt = new Date(1_795_180_000_000);
const ids = new Map(products.map(({ sku, productId }) => [sku, String(productId)]));
const idOf = (sku: string | undefined): string | undefined => ids.get(sku ?? "");
const { notes, ...functions } = readers;
const cart = cartWorkload(morphism(cartLineSchema));
const form = formWorkload(morphism(formLineSchema));
const shop = shopWorkload(createCatalog(products, { inventoryId: 205 }), idOf, morphism(shopLineSchema));

console.log(
  "µs a lead (best of 15 rounds)       mapper   by hand   jsonata  morphism   ratios (jsonata, morphism, hand)",
);
for (const workload of [cart, form, shop]) await compare(workload);
compiling();
growth();
hostile();

async function compare(workload: Workload): Promise<void> {
  const mapper = createMapper(workload.rules);
  const context = { receivedAt, catalog: workload.catalog };
  const lead = workload.lead as never;
  const byMapper = (): unknown => mapper.map(workload.lead, context);
  const byHand = (): unknown => {
    notes.length = 0;
    return workload.byHand(lead);
  };
  const expression = jsonata(workload.jsonata);
  for (const [name, run] of Object.entries({ ...functions, callOf, idOf })) {
    expression.registerFunction(name, run);
  }
  const byJsonata = (): Promise<unknown> => {
    notes.length = 0;
    return expression.evaluate(workload.lead);
  };
  const mapMorphism = morphism(workload.morphism);
  const byMorphism = (): unknown => {
    notes.length = 0;
    return mapMorphism(workload.lead);
  };

  const result = mapper.map(workload.lead, context);
  assert.ok(result.status === "order", JSON.stringify(result.issues));
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  const order = plain({ key: result.key, ...result.order });
  for (const other of [byHand(), await byJsonata(), byMorphism()]) {
    assert.deepEqual(plain(other), order);
    assert.deepEqual(notes, []);
  }

  // In turns, and the best round of each: whatever else the machine does disturbs all of them alike.
  const best = { mapper: Infinity, hand: Infinity, morphism: Infinity, jsonata: Infinity };
  for (let round = 0; round < 15; round += 1) {
    best.mapper = Math.min(best.mapper, time(byMapper, 4_000));
    best.hand = Math.min(best.hand, time(byHand, 20_000));
    best.morphism = Math.min(best.morphism, time(byMorphism, 800));
    const start = performance.now();
    for (let index = 0; index < 150; index += 1) await byJsonata();
    best.jsonata = Math.min(best.jsonata, ((performance.now() - start) * 1000) / 150);
  }
  const { mapper: mapperTime, hand: handTime, morphism: morphismTime, jsonata: jsonataTime } = best;
  const figures = [mapperTime, handTime, jsonataTime, morphismTime]
    .map((each) => each.toFixed(2).padStart(9))
    .join(" ");
  const ratios = [jsonataTime / mapperTime, morphismTime / mapperTime, mapperTime / handTime] as const;
  const isReached = ratios[0] >= 10 && ratios[1] >= 6 && ratios[2] <= 6;
  const written = ratios.map((each) => each.toFixed(1)).join("x ");
  console.log(
    `${workload.name.padEnd(35)}${figures}   ${written}x   goal of 10, 6 and at most 6 ${isReached ? "reached" : "MISSED"}`,
  );
}

function compiling(): void {
  const fields: Record<string, unknown> = {};
  for (let index = 0; index < 60; index += 1) {
    fields[`deal_cf_${index + 100}`] = {
      first: [`a.b[name=k${index}].value`, { template: `{x${index}}[ / {y}]` }],
      lookup: { a: "b", c: "d" },
      unmatched: "keep",
    };
  }
  const first = time(() => createMapper(parseRules({ version: 1, fields })), 1) / 1000;
  const again = median(() => time(() => createMapper(parseRules({ version: 1, fields })), 20)) / 1000;
  console.log(`\ncompiling 60 rules: ${first.toFixed(2)} ms, later ${again.toFixed(2)} ms`);
}

function growth(): void {
  console.log("\ngrowth                        10      100     1000    10000   (µs for each line or rule)");
  const row = (name: string, of: (count: number) => () => unknown): void => {
    const times = [10, 100, 1_000, 10_000].map((count) => {
      const run = of(count);
      const rounds = Math.max(3, Math.round(20_000 / count));
      return (median(() => time(run, rounds)) / count).toFixed(3).padStart(8);
    });
    console.log(`${name.padEnd(24)}${times.join(" ")}`);
  };
  const mapper = createMapper({
    version: 1,
    fields: { order_status_id: 1, email: "email" },
    products: {
      each: "items",
      fields: { sku: "sku", name: "name", price_brutto: "price", quantity: "count" },
    },
    discount: { amount: "discount" },
    maxLines: 10_000,
  });
  row("lines of a lead", (count) => {
    const items = Array.from({ length: count }, (_, index) => ({
      sku: `S${index}`,
      name: "N",
      price: "9.99",
      count: "2",
    }));
    const lead = { email: "a@example.com", items, discount: "1.01" };
    return () => mapper.map(lead, { receivedAt });
  });
  row("rules", (count) => {
    const fields = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`deal_cf_${index + 10}`, `p${index}`]),
    );
    const many = createMapper({ version: 1, fields: { order_status_id: 1, email: "email", ...fields } });
    const lead = Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, "text"]));
    lead.email = "a@example.com";
    return () => many.map(lead, { receivedAt });
  });
}

function hostile(): void {
  const texts: Readonly<Record<string, (size: number) => string>> = {
    "many a": (size) => "a".repeat(size),
    "many brackets": (size) => "(".repeat(size),
    "many spaces": (size) => `a${" ".repeat(size)}b`,
    "many digits": (size) => "9".repeat(size),
    "many commas": (size) => "1,".repeat(size / 2),
    "many macros": (size) => "{{".repeat(size / 2),
    "many tags": (size) => "<a ".repeat(size / 3),
    "many entities": (size) => "&amp".repeat(size / 4),
    "many plus": (size) => "+38067".repeat(size / 6),
    "many emoji": (size) => "👨‍👩‍👧".repeat(size / 8),
    "many surrogates": (size) => "\ud800".repeat(size),
  };
  const mapper = createMapper({
    version: 1,
    defaults: { country: "UA", currency: "UAH", missing: ["(none)"] },
    values: {
      parts: {
        path: "text",
        pattern: ["{a}{b:number}x{c}-{d}", "*({a})*[{b}]*=*", "{name} ({sku}[, {rest}])[ x {n}] {=|≡} {sum}"],
      },
      clean: { path: "text", clean: ["tags", "entities", "emoji", "spaces"], case: "title" },
      name: { path: "text", as: "name" },
    },
    needsContact: false,
    fields: {
      order_status_id: 1,
      phone: "text",
      email: "text",
      user_comments: "$clean",
      delivery_price: "text",
      date_add: "text",
      delivery_country_code: "text",
      delivery_postcode: "text",
      paid: "text",
      delivery_fullname: "$name.first",
      delivery_city: "$parts.a",
    },
  });
  console.log("\nhostile texts: ms for 100 kB, and how many times that of 50 kB");
  let worst = 0;
  for (const [name, make] of Object.entries(texts)) {
    const [half, whole] = [50_000, 100_000].map((size) => {
      const lead = { text: make(size) };
      return median(() => time(() => mapper.map(lead, { receivedAt }), 1), 5) / 1000;
    });
    worst = Math.max(worst, whole ?? 0);
    console.log(
      `${name.padEnd(20)} ${(whole ?? 0).toFixed(2).padStart(8)}   ${((whole ?? 0) / (half ?? 1)).toFixed(1)}x`,
    );
  }
  console.log(`worst: ${worst.toFixed(2)} ms`);
}

/** Microseconds for one call. */
function time(run: () => unknown, rounds: number): number {
  const start = performance.now();
  for (let round = 0; round < rounds; round += 1) run();
  return ((performance.now() - start) * 1000) / rounds;
}

function median(measure: () => number, rounds = 7): number {
  measure();
  return middle(Array.from({ length: rounds }, measure));
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
