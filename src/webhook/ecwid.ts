import { getOwn, isRecord } from "../json/value.ts";
import { wholeHeader } from "./digest.ts";
import { hmacOf, type TopicOptions } from "./senderOptions.ts";
import type { SignedRequest, SigningSignature } from "./signature.ts";

/**
 * Ecwid. Checked on 2026-11-25 at docs.ecwid.com/webhook-automations/setup-webhooks: connects within 3 s, waits
 * 10 s, repeats 27 times within 24 hours, blocks the app after two weeks. It signs the event's id and time and
 * **not** the order's id: fetch the order with `fetchLead`, by your own token.
 */
export function ecwid(options: TopicOptions): SigningSignature {
  return hmacOf(
    {
      name: "ecwid",
      header: "x-ecwid-webhook-signature",
      style: wholeHeader(),
      encoding: "base64",
      signed: ecwidEvent,
      deliveryId: { field: "eventId" },
      topic: { field: "eventType" },
      topics: ["order.created"],
      onlyNotices: true,
      notices: (body) => [body],
    },
    options,
  );
}

function ecwidEvent(request: SignedRequest): string | undefined {
  const body = request.body();
  if (!isRecord(body)) return undefined;
  const [created, id] = [getOwn(body, "eventCreated"), getOwn(body, "eventId")];
  return created === undefined || id === undefined ? undefined : `${created}.${id}`;
}
