import { createHash, timingSafeEqual } from "node:crypto";
import type { Signature } from "baselinker-sdk/webhook";

/** Shoper: no HMAC, but the SHA-1 of `id:secret:body`. */
export function shoper(secret: string): Signature {
  if (secret === "") throw new TypeError("shoper: the secret is empty. Is the environment variable set?");
  return {
    name: "shoper",
    deliveryId: ({ headers }) => headers.get("x-webhook-id") ?? undefined,
    check({ headers, bytes }) {
      const id = headers.get("x-webhook-id");
      const given = Buffer.from(headers.get("x-webhook-sha1") ?? "", "hex");
      if (id === null || given.length === 0) return "missing";
      const made = createHash("sha1").update(`${id}:${secret}:`).update(bytes).digest();
      return given.length === made.length && timingSafeEqual(given, made) ? "valid" : "invalid";
    },
  };
}
