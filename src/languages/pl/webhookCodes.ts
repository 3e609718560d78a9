import type { WebhookCodeName } from "../../webhook/webhookCodes.ts";

/** The texts of `webhookCodes` in Polish. */
export const webhookCodesPl: Readonly<Record<WebhookCodeName, string>> = {
  notice_without_data:
    "Żądanie tylko wskazuje leada. Przekaż `createWebhook` opcję `fetchLead`, dla leadów z Facebooka `metaLeads({ accessToken, version })`.",
};
