import { createHash, timingSafeEqual } from "node:crypto";
import type { Signature } from "baselinker-sdk/webhook";

const hashes: Readonly<Record<string, string>> = { MD5: "md5", SHA256: "sha256", "SHA-256": "sha256" };

/**
 * PayU: `OpenPayu-Signature: sender=checkout;signature=…;algorithm=MD5;content=DOCUMENT`, the hash of the bytes and the
 * second key. Its retries are in developers.payu.com; the hash was not found there.
 */
export function payu(secondKey: string): Signature {
  return {
    name: "payu",
    check({ headers, bytes }) {
      const header = headers.get("openpayu-signature") ?? headers.get("x-openpayu-signature") ?? "";
      const parts = Object.fromEntries(header.split(";").map((part) => part.split("=")));
      const hash = hashes[parts.algorithm ?? ""];
      if (parts.signature === undefined || hash === undefined) return "missing";
      const made = createHash(hash).update(bytes).update(secondKey).digest();
      const given = Buffer.from(parts.signature, "hex");
      return given.length === made.length && timingSafeEqual(given, made) ? "valid" : "invalid";
    },
  };
}
