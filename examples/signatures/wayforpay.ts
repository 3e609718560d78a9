import { createHmac, timingSafeEqual } from "node:crypto";
import type { Signature } from "baselinker-sdk/webhook";

const fields = [
  "merchantAccount",
  "orderReference",
  "amount",
  "currency",
  "authCode",
  "cardPan",
  "transactionStatus",
  "reasonCode",
];

/**
 * WayForPay: `merchantSignature` is an HMAC-MD5 of eight fields (wiki.wayforpay.com, Check Status, 2026-11-25; it does
 * not say that a notice has the same fields). It is said to send JSON with a form's content type, so this reads the
 * bytes.
 */
export function wayforpay(secretKey: string): Signature {
  return {
    name: "wayforpay",
    check({ bytes }) {
      let notice: Record<string, unknown>;
      try {
        notice = JSON.parse(new TextDecoder().decode(bytes));
      } catch {
        return "missing";
      }
      const { merchantSignature } = notice;
      if (typeof merchantSignature !== "string") return "missing";
      const text = fields.map((field) => notice[field] ?? "").join(";");
      const made = createHmac("md5", secretKey).update(text).digest();
      const given = Buffer.from(merchantSignature, "hex");
      return given.length === made.length && timingSafeEqual(given, made) ? "valid" : "invalid";
    },
  };
}

/** The answer that WayForPay waits for. */
export function wayforpayAnswer(secretKey: string, orderReference: string, time: number): Response {
  const signature = createHmac("md5", secretKey).update(`${orderReference};accept;${time}`).digest("hex");
  return Response.json({ orderReference, status: "accept", time, signature });
}
