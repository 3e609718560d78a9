export { WebhookError } from "../shared/errors/webhookError.ts";
export { createWebhook } from "../webhook/createWebhook.ts";
export type { HmacOptions } from "../webhook/hmac.ts";
export { type MetaLeadsOptions, metaLeads } from "../webhook/metaLeads.ts";
export {
  type BaseCallback,
  type BaseCallbackOptions,
  readBaseCallback,
} from "../webhook/readBaseCallback.ts";
export { signatures } from "../webhook/senders/signatures.ts";
export type { Signature, SignatureCheck, SignedRequest, SigningSignature } from "../webhook/signature.ts";
export type {
  FetchLeadContext,
  LeadReceiver,
  Webhook,
  WebhookOptions,
  WebhookResult,
} from "../webhook/webhook.ts";
