import {
  type AddOrderParams,
  Baselinker,
  createForwarder,
  type Forwarder,
  type ForwardResult,
  type Issue,
  loadAccount,
} from "baselinker-sdk";
import { serveFakeAccount } from "baselinker-sdk/fake";
import { type CatalogProduct, createCatalog, createMapper, type MapResult } from "baselinker-sdk/mapping";
import { demoAccount } from "./account.ts";
import { type DemoOptions, readOptions } from "./options.ts";
import { demoLeads } from "./sources.ts";
import { printTable } from "./table.ts";

const options = readOptions(process.argv.slice(2));
const started = performance.now();
let requests = 0;
const hooks = {
  request: () => {
    requests += 1;
  },
};

if (options.live) {
  const token = process.env.BASELINKER_TOKEN ?? "";
  await run(new Baselinker({ token, baseUrl: process.env.BASELINKER_URL, hooks, logger: false }), options);
} else {
  const fake = demoAccount();
  const server = await serveFakeAccount(fake);
  try {
    await run(new Baselinker({ token: fake.token, baseUrl: server.url, hooks, logger: false }), options);
  } finally {
    await server.close();
  }
}

async function run(baselinker: Baselinker, { payload, dryRun }: DemoOptions): Promise<void> {
  const account = await loadAccount(baselinker);
  const home = account.catalogs.find(({ isDefault }) => isDefault) ?? account.catalogs[0];
  const catalog = home && (await readCatalog(baselinker, home.id));
  const { statuses, sources, extraFields } = account;
  console.log(
    `Account: ${statuses.length} statuses, ${sources.length} sources, ${extraFields.length} extra fields, ` +
      `${catalog?.size ?? 0} products and variants\n`,
  );
  const forwarders = new Map<unknown, Forwarder>();
  const rows: string[][] = [];
  for (const { source, lead, rules } of await demoLeads()) {
    const mapper = createMapper(rules);
    const mapped = mapper.map(lead, { receivedAt: new Date(), catalog, account });
    const order = mapped.status === "order" ? mapped.order : undefined;
    if (payload && order) console.log(`${source}: ${JSON.stringify(order, null, 2)}\n`);
    const forwarder =
      forwarders.get(rules) ?? createForwarder({ baselinker, rules: mapper, account, catalog });
    forwarders.set(rules, forwarder);
    const { result, orderId, issues } = dryRun ? planned(mapped) : outcome(await forwarder.forward(lead));
    rows.push([source, result, orderId, linked(order), total(order), toLookAt(issues)]);
  }
  printTable(["Lead", "Result", "Order", "Linked", "Total", "To look at"], rows);
  const time = Math.round(performance.now() - started);
  console.log(`\n${requests} requests to Base, ${time} ms${dryRun ? "; nothing was sent" : ""}`);
}

/** With a catalog read as a whole, the demo shows what it links without sending. */
async function readCatalog(baselinker: Baselinker, inventoryId: number) {
  const products: CatalogProduct[] = [];
  for await (const product of baselinker.iterateInventoryProducts({ inventory_id: inventoryId }))
    products.push({ ...product, productId: product.id, parentId: product.parent_id ?? 0 });
  return createCatalog(products, { inventoryId });
}

interface Outcome {
  readonly result: string;
  readonly orderId: string;
  readonly issues: readonly Issue[];
}

/** The words of the register that LeadBox users know. */
function outcome(result: ForwardResult): Outcome {
  const { issues } = result;
  switch (result.status) {
    case "success":
      return { result: "Success", orderId: String(result.orderId), issues };
    case "duplicate":
      return { result: "Duplicate", orderId: String(result.orderId), issues };
    case "skip":
      return { result: `Skip: ${result.reason}`, orderId: "", issues };
    case "error":
      return { result: `Error${result.error ? `: ${result.error.message}` : ""}`, orderId: "", issues };
    case "unknown":
      return { result: "Unknown: look in Base", orderId: "", issues };
  }
}

function planned(mapped: MapResult): Outcome {
  const result = mapped.status === "skip" ? `Skip: ${mapped.reason}` : `Would be: ${mapped.status}`;
  return { result, orderId: "", issues: mapped.issues };
}

function linked(order: AddOrderParams | undefined): string {
  const lines = order?.products ?? [];
  return lines.length === 0
    ? ""
    : `${lines.filter((line) => line.product_id !== undefined).length} of ${lines.length}`;
}

/** In cents, since 0.1 + 0.2 is not 0.3. */
function total(order: AddOrderParams | undefined): string {
  if (order === undefined) return "";
  const lines = order.products ?? [];
  const cents = lines.reduce((sum, line) => sum + Math.round(line.price_brutto * 100) * line.quantity, 0);
  return `${((cents + Math.round((order.delivery_price ?? 0) * 100)) / 100).toFixed(2)} ${order.currency ?? ""}`.trim();
}

function toLookAt(issues: readonly Issue[]): string {
  const shown = issues.filter(({ level }) => level !== "info");
  return shown.map(({ path, message }) => `${path}: ${message}`).join(" | ");
}
