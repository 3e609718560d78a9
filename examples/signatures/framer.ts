import { type Signature, signatures } from "baselinker-sdk/webhook";

/** Framer: over the body and the id of the submission. */
export function framer(secret: string): Signature {
  const deliveryId = "framer-webhook-submission-id";
  return signatures.hmac({
    name: "framer",
    secret,
    header: "framer-signature",
    prefix: "sha256=",
    deliveryId,
    signed({ bytes, headers }) {
      const id = headers.get(deliveryId);
      return id === null ? undefined : new TextDecoder().decode(bytes) + id;
    },
  });
}
