export { WebhookError, type WebhookErrorCode } from "../errors/webhookError.ts";
export type { WebhookStatus } from "../webhook/answers.ts";
export { createWebhook } from "../webhook/createWebhook.ts";
export type { HmacOptions, HmacTimestamp } from "../webhook/hmac.ts";
export type { HmacHash } from "../webhook/hmacKeys.ts";
export type { MetaOptions } from "../webhook/meta.ts";
export { type MetaLeadsOptions, metaLeads } from "../webhook/metaLeads.ts";
export type { NodeRequest, NodeResponse } from "../webhook/nodeRequest.ts";
export {
  type BaseCallback,
  type BaseCallbackOptions,
  readBaseCallback,
} from "../webhook/readBaseCallback.ts";
export type { DigestEncoding, Secrets } from "../webhook/secrets.ts";
export type { SecretOptions, TimedOptions, TopicOptions } from "../webhook/senderOptions.ts";
export type { SecretPlace, SharedSecretOptions } from "../webhook/sharedSecret.ts";
export type {
  Signature,
  SignatureCheck,
  SignedRequest,
  SigningSignature,
  SignOptions,
} from "../webhook/signature.ts";
export { signatures, type TildaOptions } from "../webhook/signatures.ts";
export type { StandardWebhooksOptions } from "../webhook/standardWebhooks.ts";
export type {
  FetchLeadContext,
  LeadReceiver,
  Webhook,
  WebhookOptions,
  WebhookResult,
} from "../webhook/webhook.ts";
export { type WebhookCodeName, webhookCodes } from "../webhook/webhookCodes.ts";
