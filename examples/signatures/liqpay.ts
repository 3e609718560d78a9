import { createHash, timingSafeEqual } from "node:crypto";
import type { Signature } from "baselinker-sdk/webhook";

/**
 * LiqPay: a form with `data` and `signature`, the SHA-1 of private key, data and private key
 * (liqpay.ua/documentation/en/api/callback, 2026-11-25). The notice is JSON in base64:
 * `JSON.parse(Buffer.from(data, "base64").toString())`.
 */
export function liqpay(privateKey: string): Signature {
  return {
    name: "liqpay",
    needsBytes: false,
    check(request) {
      const { data, signature } = request.body() as { data?: unknown; signature?: unknown };
      if (typeof data !== "string" || typeof signature !== "string") return "missing";
      const made = createHash("sha1")
        .update(privateKey + data + privateKey)
        .digest();
      const given = Buffer.from(signature, "base64");
      return given.length === made.length && timingSafeEqual(given, made) ? "valid" : "invalid";
    },
  };
}
