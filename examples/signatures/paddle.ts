import { type Signature, signatures } from "baselinker-sdk/webhook";

/** Paddle: over the time, a colon and the body; several `h1` while the secret changes. */
export function paddle(secret: string): Signature {
  return signatures.hmac({
    name: "paddle",
    secret,
    header: "paddle-signature",
    part: "h1",
    timestamp: { part: "ts", unit: "s" },
    signed: ({ bytes }, time) => `${time}:${new TextDecoder().decode(bytes)}`,
  });
}
