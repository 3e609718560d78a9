export { isWebhookError, WebhookError, type WebhookErrorCode } from "../errors/webhookError.ts";
export type { WebhookStatus } from "./answers.ts";
export { createWebhook } from "./createWebhook.ts";
export type { HmacOptions, HmacTimestamp } from "./hmac.ts";
export type { HmacHash } from "./hmacKeys.ts";
export type { MetaOptions } from "./meta.ts";
export { type MetaLeadsOptions, metaLeads } from "./metaLeads.ts";
export type { NodeRequest, NodeResponse } from "./nodeRequest.ts";
export { type BaseCallback, type BaseCallbackOptions, readBaseCallback } from "./readBaseCallback.ts";
export type { DigestEncoding, Secrets } from "./secrets.ts";
export type { SecretOptions, TimedOptions, TopicOptions } from "./senderOptions.ts";
export type { SecretPlace, SharedSecretOptions } from "./sharedSecret.ts";
export type {
  Signature,
  SignatureCheck,
  SignedRequest,
  SigningSignature,
  SignOptions,
} from "./signature.ts";
export { signatures, type TildaOptions } from "./signatures.ts";
export type { StandardWebhooksOptions } from "./standardWebhooks.ts";
export type { FetchLeadContext, LeadReceiver, Webhook, WebhookOptions, WebhookResult } from "./webhook.ts";
export { type WebhookCodeName, webhookCodes } from "./webhookCodes.ts";
