import type { SenderRecord } from "../record.ts";

export const hubspotRecord = {
  title: "HubSpot",
  seen: "2026-11-29, developers.hubspot.com: request-validation; community.hubspot.com",
  verify: "[`hubspot(secret, address)`](../examples/signatures/hubspot.ts)",
  lookOut: "notices: `fetchLead`",
  rules: ["hubspot-contact"],
  behaviour: {
    signs: "base64 HMAC-SHA256 of method, address, body and time",
    waits: "5 s (not verified)",
    afterFailure: "up to 10 times, less and less often; not after 400, 401, 403, 404 and 405",
    toTest: "a button at the subscription (not verified)",
  },
} as const satisfies SenderRecord;
