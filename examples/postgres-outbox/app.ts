import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import type { Pool } from "pg";
import { placeOrder, type ShopOrder } from "./placeOrder.ts";

/** The shop: orders come by POST to `/orders`, and are answered as soon as they are saved. */
export function createApp(pool: Pool, canAccept: () => Promise<boolean>): Server {
  return createServer(async (request, response) => {
    if (request.url === "/health/live") response.end("ok");
    else if (request.url === "/health/ready") response.writeHead((await canAccept()) ? 200 : 503).end();
    else if (request.method === "POST" && request.url === "/orders") await takeOrder(pool, request, response);
    else response.writeHead(404).end();
  });
}

async function takeOrder(pool: Pool, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const order = await json(request).catch(() => undefined);
  if (!isOrder(order)) {
    response.writeHead(400).end("An order has an id and an email.\n");
    return;
  }
  try {
    response.writeHead((await placeOrder(pool, order)) ? 201 : 200).end();
  } catch (error) {
    console.error(error);
    response.writeHead(503).end("The order was not saved. Send it again.\n");
  }
}

function isOrder(value: unknown): value is ShopOrder {
  if (typeof value !== "object" || value === null) return false;
  return "id" in value && typeof value.id === "string" && "email" in value && typeof value.email === "string";
}
