import type { IssueCode } from "../mapping/issueCodes.ts";

/** The codes of issues that a webhook adds. Codes are stable; texts may change. */
export const webhookCodes = {
  notice_without_data: {
    level: "error",
    text: "The request only names a lead. Give `createWebhook` the option `fetchLead`, for Lead Ads of Facebook `metaLeads({ accessToken, version })`.",
  },
} as const satisfies Record<string, IssueCode>;

/** The code of an issue of a webhook. */
export type WebhookCodeName = keyof typeof webhookCodes;
