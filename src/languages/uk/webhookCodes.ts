import type { WebhookCodeName } from "../../webhook/webhookCodes.ts";

/** The texts of `webhookCodes` in Ukrainian. */
export const webhookCodesUk: Readonly<Record<WebhookCodeName, string>> = {
  notice_without_data:
    "Запит лише називає лід. Передайте `createWebhook` опцію `fetchLead`, для лідів Facebook це `metaLeads({ accessToken, version })`.",
};
