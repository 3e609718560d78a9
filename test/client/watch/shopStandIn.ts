import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** An order of the shop, as its REST API gives it. */
interface ShopOrder {
  readonly id: number;
  status: string;
  meta_data: { readonly key: string; readonly value: unknown }[];
}

/** A shop that speaks the REST API of WooCommerce for orders, and an address that takes changes by POST. */
export interface ShopStandIn {
  readonly url: string;
  readonly callbackUrl: string;
  readonly orders: Map<number, ShopOrder>;
  /** What changed in the shop: `1001 status completed`. */ readonly log: string[];
  /** What was posted to the address, each `Idempotency-Key` once. */ readonly posted: string[];
  /** How often a change was posted that was there before. */ repeated: number;
  /** All that came, and what it refused. */ requests: number;
  refused: number;
  /** Refuses: connections break, or a page of maintenance comes. */ isDown: boolean;
  /** Called with the order after each change, as the shop calls its webhook. */
  onUpdate: (order: ShopOrder) => void;
  close(): Promise<void>;
}

/** Needs HTTP authentication with this key and secret. */
export const shopKey = { key: "ck_test", secret: "cs_test" };
const statuses = ["pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed"];

export async function startShop(): Promise<ShopStandIn> {
  const keys = new Set<string>();
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const reply = (status: number, body: object | string) => {
        const type = typeof body === "string" ? "text/html" : "application/json";
        response.writeHead(status, { "content-type": type });
        response.end(typeof body === "string" ? body : JSON.stringify(body));
      };
      shop.requests += 1;
      if (shop.isDown) {
        shop.refused += 1;
        if (shop.refused % 2 === 0) request.socket.destroy();
        else reply(503, "<h1>Briefly unavailable for scheduled maintenance.</h1>");
        return;
      }
      const body: unknown = parts.length === 0 ? undefined : JSON.parse(Buffer.concat(parts).toString());
      if (request.url === "/callback") {
        const key = String(request.headers["idempotency-key"]);
        if (keys.has(key)) shop.repeated += 1;
        else shop.posted.push(JSON.stringify(body));
        keys.add(key);
        reply(200, {});
        return;
      }
      reply(...answer(shop, `${request.method} ${request.url}`, request.headers.authorization, body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // The server listens on a port.
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const shop: ShopStandIn = {
    ...{ url, callbackUrl: `${url}/callback`, orders: new Map(), log: [], posted: [] },
    ...{ requests: 0, refused: 0, repeated: 0, isDown: false, onUpdate: () => {} },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return shop;
}

function answer(
  shop: ShopStandIn,
  asked: string,
  authorization: string | undefined,
  body: unknown,
): [number, object] {
  const basic = `Basic ${btoa(`${shopKey.key}:${shopKey.secret}`)}`;
  if (authorization !== basic)
    return refuse(401, "woocommerce_rest_cannot_view", "Sorry, you cannot view this resource.");
  const [, method, id] = /^(GET|PUT) \/wp-json\/wc\/v3\/orders\/(\d+)$/.exec(asked) ?? [];
  if (method === undefined)
    return refuse(404, "rest_no_route", "No route was found matching the URL and request method.");
  const order = shop.orders.get(Number(id));
  if (order === undefined)
    return refuse(method === "GET" ? 404 : 400, "woocommerce_rest_shop_order_invalid_id", "Invalid ID.");
  if (method === "GET" || typeof body !== "object" || body === null) return [200, order];
  const status: unknown = Reflect.get(body, "status");
  const meta: unknown = Reflect.get(body, "meta_data");
  if (status !== undefined && !statuses.some((each) => each === status))
    return refuse(400, "rest_invalid_param", "Invalid parameter(s): status");
  if (typeof status === "string") {
    order.status = status;
    shop.log.push(`${order.id} status ${status}`);
  }
  for (const { key, value } of Array.isArray(meta) ? meta : []) {
    order.meta_data = [...order.meta_data.filter((each) => each.key !== key), { key, value }];
    if (key === "_tracking_number") shop.log.push(`${order.id} tracking ${value}`);
  }
  shop.onUpdate(order);
  return [200, order];
}

function refuse(status: number, code: string, message: string): [number, object] {
  return [status, { code, message, data: { status } }];
}
