import { createHash, timingSafeEqual } from "node:crypto";
import type { Signature } from "baselinker-sdk/webhook";

/**
 * Przelewy24: `sign` is the SHA-384 of JSON of these fields and the CRC key, in this order (from a copy of its
 * documentation's schema). A notice alone is not a payment: confirm it with `transaction/verify`.
 */
export function przelewy24(crc: string): Signature {
  return {
    name: "przelewy24",
    needsBytes: false,
    check(request) {
      const notice = request.body() as Record<string, unknown>;
      const { merchantId, posId, sessionId, amount, originAmount, currency, orderId, methodId, statement } =
        notice;
      if (typeof notice.sign !== "string") return "missing";
      const signed = {
        merchantId,
        posId,
        sessionId,
        amount,
        originAmount,
        currency,
        orderId,
        methodId,
        statement,
        crc,
      };
      const made = createHash("sha384").update(JSON.stringify(signed)).digest();
      const given = Buffer.from(notice.sign, "hex");
      return given.length === made.length && timingSafeEqual(given, made) ? "valid" : "invalid";
    },
  };
}
