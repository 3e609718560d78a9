import { verify } from "node:crypto";
import type { Webhook } from "baselinker-sdk/webhook";

/**
 * Wix orders: the body is a signed token with the event as a text in it. The form of the event is not verified: look at
 * one of yours first.
 *
 * @param webhook - with `verify: "none"`, and without an address of its own
 * @param publicKey - of the app, in PEM
 */
export function wixOrders(webhook: Webhook, publicKey: string) {
  return async (request: Request): Promise<Response> => {
    const body = eventOf(await request.text(), publicKey);
    if (body === undefined) return new Response(null, { status: 401 });
    const headers = { "content-type": "application/json" };
    return webhook.fetch(new Request(request.url, { method: "POST", headers, body }));
  };
}

function eventOf(token: string, publicKey: string): string | undefined {
  const [head = "", claims = "", signature = ""] = token.trim().split(".");
  const signed = Buffer.from(`${head}.${claims}`);
  if (!verify("RSA-SHA256", signed, publicKey, Buffer.from(signature, "base64url"))) return undefined;
  const { data, exp = Number.POSITIVE_INFINITY } = JSON.parse(Buffer.from(claims, "base64url").toString());
  return exp * 1_000 < Date.now() ? undefined : JSON.parse(data).data;
}
