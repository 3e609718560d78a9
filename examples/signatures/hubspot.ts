import { type Signature, signatures } from "baselinker-sdk/webhook";

/**
 * HubSpot: over method, address, body and time.
 *
 * @param address - as the app in HubSpot has it, without a query. A program after a proxy sees another one.
 */
export function hubspot(secret: string, address: string): Signature {
  return signatures.hmac({
    name: "hubspot",
    secret,
    header: "x-hubspot-signature-v3",
    encoding: "base64",
    timestamp: { header: "x-hubspot-request-timestamp", unit: "ms" },
    signed: ({ method, bytes }, time) => method + address + new TextDecoder().decode(bytes) + time,
  });
}
