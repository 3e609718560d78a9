import { getOwn, isRecord } from "../../shared/json/value.ts";
import { wholeHeader } from "../digest.ts";
import { readPlace } from "../sender.ts";
import { hmacOf, type TimedOptions } from "../senderOptions.ts";
import type { SignedRequest, SigningSignature } from "../signature.ts";
import type { SenderRecord } from "./record.ts";
import type { SampleBody, SampleSeed } from "./sample.ts";

/**
 * Ecwid. Checked on 2026-11-25 at docs.ecwid.com/webhook-automations/setup-webhooks: connects within 3 s, waits 10 s,
 * retries 27 times within 24 hours, blocks the app after two weeks. It signs the event's id and time and **not** the
 * order's id: fetch the order with `fetchLead` and your own token.
 */
export function ecwid(options: TimedOptions): SigningSignature {
  return hmacOf(
    {
      name: "ecwid",
      header: "x-ecwid-webhook-signature",
      style: wholeHeader(),
      encoding: "base64",
      // Ecwid retries for 24 hours.
      time: { at: createdAt, unitMs: 1_000, toleranceMs: 25 * 3_600_000 },
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

const createdAt = { field: "eventCreated" };

function ecwidEvent(request: SignedRequest): string | undefined {
  const body = request.body();
  const id = isRecord(body) ? getOwn(body, "eventId") : undefined;
  const created = readPlace(request, createdAt) ?? "";
  // If the time could contain a full stop, one signature would fit several events.
  return /^\d{1,15}$/.test(created) && typeof id === "string" ? `${created}.${id}` : undefined;
}

export const ecwidRecord = {
  title: "Ecwid",
  seen: "2026-11-25, docs.ecwid.com",
  verify: "`signatures.ecwid({ secret })`",
  lookOut: "an order is only named: `fetchLead`",
  rules: ["ecwid-order"],
  behaviour: {
    signs: "HMAC of the event's id and time, **not of the order's**",
    waits: "10 s",
    afterFailure: "27 times in 24 hours",
    disables: "after 2 weeks",
  },
  sample: {
    body: ({ id, at }: SampleSeed): SampleBody => ({
      contentType: "application/json",
      body: JSON.stringify({
        eventId: `test-${id}`,
        eventCreated: Math.floor(at.getTime() / 1000),
        storeId: 1003,
        entityId: id,
        eventType: "order.created",
        data: { orderId: `TEST-${id}` },
      }),
    }),
    sign: (secret) => ecwid({ secret }),
  },
  vectors: [
    {
      origin: "computed with Python's hmac",
      signature: "ecwid",
      atMs: 1795000000000,
      options: { secret: "a secret of ours" },
      headers: { "x-ecwid-webhook-signature": "IQQNXV7tFApfK28KnE/xHpSJtE308ubXIldeQLQQBJw=" },
      body: '{"eventId":"80aece08","eventCreated":1795000000,"eventType":"order.created"}',
    },
  ],
} as const satisfies SenderRecord;
