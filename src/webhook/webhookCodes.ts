import type { CodeText } from "../mapping/contract/issueCodes.ts";

/** The codes of issues that a webhook adds. Codes are stable; messages may change. */
export const webhookCodes = {
  notice_without_data: {
    level: "error",
    text: "The request only names a lead. Give `createWebhook` the option `fetchLead`, for Lead Ads of Facebook `metaLeads('{ accessToken, version }')`.",
  },
} as const satisfies Record<string, CodeText>;
