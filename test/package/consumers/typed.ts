import {
  type AddOrderParams,
  Baselinker,
  createForwarder,
  type ForwardResult,
  type Order,
} from "baselinker-sdk";
import {
  createFakeAccount,
  createFakeAccount as createWithoutMsw,
  type FakeAccount,
} from "baselinker-sdk/fake";
import { createMapper, defineRules, type MapResult } from "baselinker-sdk/mapping";
import { type RedisStoreOptions, redisStore } from "baselinker-sdk/redis";
import { methodSchemas } from "baselinker-sdk/schema";
import { sqliteStore } from "baselinker-sdk/sqlite";

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
export const client: Baselinker = createWithoutMsw().client({ retries: 0 });
export const stores = { redisStore, sqliteStore };
export type Options = RedisStoreOptions;
export const forwarder = createForwarder({ baselinker, rules: { version: 1, fields: { email: "Email" } } });
export const store = sqliteStore("leads.sqlite");
export const schemas = methodSchemas;
