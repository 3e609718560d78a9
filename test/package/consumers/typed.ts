import {
  type AddOrderParams,
  Baselinker,
  createForwarder,
  createForwarderPool,
  type ForwardResult,
  loadAccount,
  memoryRateLimiter,
  memoryRegister,
  memoryStore,
  type Order,
  watchOrders,
  watchReturns,
} from "baselinker-sdk";
import { createFakeAccount, type FakeAccount } from "baselinker-sdk/fake";
import { createMapper, defineRules, type MapResult } from "baselinker-sdk/mapping";
import { pl } from "baselinker-sdk/mapping/pl";
import { uk } from "baselinker-sdk/mapping/uk";
import { handlersFor } from "baselinker-sdk/msw";
import { postgresQueue, postgresStore } from "baselinker-sdk/postgres";
import { type RedisStoreOptions, redisStore } from "baselinker-sdk/redis";
import { checkRules, issueCodes, planRules, suggestRules } from "baselinker-sdk/rule-tools";
import { jsonSchemaOf, methodSchemas } from "baselinker-sdk/schema";
import { words } from "baselinker-sdk/schema/words";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { createWebhook, signatures } from "baselinker-sdk/webhook";
import { zodSchemas } from "baselinker-sdk/zod";

const baselinker = new Baselinker({ token: "1-2-3", timeoutMs: 5000 });
const params: AddOrderParams = {
  order_status_id: 1,
  date_add: 1_795_000_000,
  products: [{ name: "Lamp", price_brutto: 1.5, quantity: 1 }],
};

export async function main(): Promise<number> {
  const { order_id: id } = await baselinker.addOrder(params, { signal: new AbortController().signal });
  const { orders } = await baselinker.getOrders({ id_from: id });
  const first: Order | undefined = orders[0];
  // @ts-expect-error the API spells it delivery_address
  await baselinker.addOrder({ ...params, delivery_adress: "x" });
  for await (const product of baselinker.iterateInventoryProducts({ inventory_id: 1 }))
    console.log(product.sku);
  const rules = defineRules({ version: 1, fields: { email: "Email" } });
  const mapped: MapResult = createMapper(rules).map({}, { receivedAt: new Date(0) });
  const result: ForwardResult = await createForwarder({ baselinker, rules }).forward({
    Email: "a@example.com",
  });
  return (
    (first?.order_id ?? 0) +
    (mapped.status === "order" ? 1 : 0) +
    (result.status === "success" ? result.orderId : 0)
  );
}

export const account: FakeAccount = createFakeAccount({ token: "t" });
export const client: Baselinker = account.client({ retries: 0 });
export const stores = { redisStore, sqliteStore, postgresStore, postgresQueue };
export type Options = RedisStoreOptions;
export const forwarder = createForwarder({ baselinker, rules: { version: 1, fields: { email: "Email" } } });
export const store = sqliteStore("leads.sqlite");
export const schemas = methodSchemas;
export const { addOrder } = zodSchemas();
export const lines = addOrder.params.shape.products.unwrap();
export const described = jsonSchemaOf("addOrder", "params", { words });
export const handlers = handlersFor(account);
export const webhook = createWebhook({
  forwarder,
  verify: signatures.tilda({ secret: "s", header: "x-key" }),
});
export const mappers = [pl, uk].map((language) => createMapper({ email: "Email" }, { language }));
export const tools = {
  checkRules,
  issueCodes,
  planned: planRules(undefined, { email: "Email" }, []),
  suggestRules,
};

export const memories = {
  store: memoryStore(),
  register: memoryRegister(),
  limiter: memoryRateLimiter(),
};
export const pool = createForwarderPool({ forwarderOf: () => ({ baselinker, rules: { email: "Email" } }) });
export const watcher = watchOrders(baselinker);
export const returnWatcher = watchReturns(baselinker);
export const known = [loadAccount(baselinker)] as const;

/** Each of what methods give, as a user keeps it: TypeScript has to find a name for it. */
export const orders = baselinker.iterateOrders();
export const products = baselinker.getInventoryProducts({ inventory_id: 1 });
export const answered = baselinker.withResponse.getInvoices();
export const tickets = baselinker.call<{ tickets: string[] }>("getTickets");
export async function textsOf(id: number) {
  const { products: named } = await baselinker.getInventoryProductsData({ inventory_id: 1, products: [id] });
  return named[id]?.text_fields;
}
