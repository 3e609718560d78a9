import type { Texts } from "../../shared/messages/texts.ts";
import type { webhook as english } from "../en/webhook.ts";

export const webhook = {
  notice_without_data:
    "У запиті є лише id ліда, а самих даних немає. Передайте `createWebhook` опцію `fetchLead`; для Lead Ads від Facebook це `metaLeads('{ accessToken, version }')`.",
} as const satisfies Texts<typeof english>;
