import { verify } from "node:crypto";
import type { Signature } from "baselinker-sdk/webhook";

/**
 * Monobank: ECDSA over the bytes, in `X-Sign` (monobank.ua/api-docs/acquiring, 2026-11-25). The key of
 * `/api/merchant/pubkey` is cached, and fetched again if a signature does not match.
 *
 * @param loadKey - gives `key` of `/api/merchant/pubkey`
 */
export function monobank(loadKey: () => Promise<string>): Signature {
  let pem: Promise<string> | undefined;
  let loadedAt = Number.NEGATIVE_INFINITY;
  const load = (now: number) => {
    loadedAt = now;
    pem = loadKey().then((key) => Buffer.from(key, "base64").toString());
    return pem;
  };
  return {
    name: "monobank",
    async check({ headers, bytes, now }) {
      const sign = Buffer.from(headers.get("x-sign") ?? "", "base64");
      if (sign.length === 0) return "missing";
      if (verify("sha256", bytes, await (pem ?? load(now)), sign)) return "valid";
      // The key may be a new one. Untrusted senders must not make us fetch it with each request.
      if (now - loadedAt < 60_000) return "invalid";
      return verify("sha256", bytes, await load(now), sign) ? "valid" : "invalid";
    },
  };
}
