import type { Texts } from "../../shared/messages/texts.ts";
import type { webhook as english } from "../en/webhook.ts";

export const webhook = {
  notice_without_data:
    "Żądanie tylko wskazuje leada. Przekaż `createWebhook` opcję `fetchLead`; dla Lead Ads Facebooka to `metaLeads('{ accessToken, version }')`.",
} as const satisfies Texts<typeof english>;
