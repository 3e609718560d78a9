import type { Change } from "./backToSource.ts";

export interface WooCommerce {
  /** The address of the shop, for example `https://shop.example`. */ readonly url: string;
  /** A key of the REST API with the permission Read/Write. */ readonly key: string;
  readonly secret: string;
}

/**
 * Writes changes into orders of WooCommerce. It reads the order first and writes only what differs, so a change that
 * is delivered again is written once, and the shop mails its buyer once.
 */
export function wooCommerce({ url, key, secret }: WooCommerce): (change: Change) => Promise<void> {
  const headers = { authorization: `Basic ${btoa(`${key}:${secret}`)}`, "content-type": "application/json" };
  const call = async (id: string, update?: object): Promise<WooOrder | undefined> => {
    const request = update === undefined ? {} : { method: "PUT", body: JSON.stringify(update) };
    const address = `${url}/wp-json/wc/v3/orders/${encodeURIComponent(id)}`;
    const response = await fetch(address, { ...request, headers, signal: AbortSignal.timeout(30_000) });
    const text = await response.text();
    if (response.ok) return JSON.parse(text);
    // Deleted in the shop. Any other answer may be another one later.
    if (text.includes("woocommerce_rest_shop_order_invalid_id")) return undefined;
    throw new Error(`WooCommerce answers ${response.status} to order ${id}: ${text.slice(0, 200)}`);
  };
  return async ({ key: id, status, tracking }) => {
    const order = await call(id);
    if (order === undefined) return console.warn(`The shop has no order ${id} any more.`);
    const number = order.meta_data.find(({ key }) => key === "_tracking_number")?.value;
    if (status !== undefined && order.status !== status) await call(id, { status });
    if (tracking !== undefined && number !== tracking.number) {
      const meta = { _tracking_number: tracking.number, _tracking_provider: tracking.courier };
      const meta_data = Object.entries(meta).map(([key, value]) => ({ key, value }));
      await call(id, { meta_data });
    }
  };
}

interface WooOrder {
  readonly status: string;
  readonly meta_data: readonly { readonly key: string; readonly value: unknown }[];
}

/** Posts changes as JSON. The receiver can tell from `Idempotency-Key` that it has one already. */
export function httpCall(url: string): (change: Change) => Promise<void> {
  return async ({ id, ...change }) => {
    const headers = { "content-type": "application/json", "idempotency-key": id };
    const body = JSON.stringify(change);
    const response = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(30_000) });
    if (!response.ok) throw new Error(`${url} answers ${response.status}.`);
  };
}
