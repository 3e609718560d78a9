import { refusalOf } from "../terminal/audience.ts";
import { hasKey } from "../terminal/localServer.ts";
import { Refused } from "./refusal.ts";

/** Who may ask: the page of this command, at its address, with its key. */
export interface Guard {
  readonly port: number;
  readonly key: string;
}

/**
 * Why a request is refused by its headers. In this order, so that a page that uses DNS rebinding learns nothing about
 * the key. The page itself is not a secret; what it asks for needs the key.
 */
export function refusedBy({ port, key }: Guard, request: Request): Refused | undefined {
  const refusal = refusalOf(request, "machine", { port, pages: isApi(request) ? "own scripts" : "own" });
  if (refusal !== undefined) return new Refused(refusal);
  if (!isApi(request)) return undefined;
  const { headers, method } = request;
  if (!hasKey(request, key)) return new Refused("wrong_key");
  const type = headers.get("content-type") ?? "";
  if (method === "POST" && !/^application\/json(?:$|[\s;])/i.test(type)) return new Refused("wrong_type");
  return undefined;
}

export function isApi(request: Request): boolean {
  return new URL(request.url).pathname.startsWith("/api/");
}

/** The headers of every answer. `nonce` allows the styles of the rules editor. */
export function securityHeaders(nonce: string): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  };
}
