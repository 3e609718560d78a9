/** Choices of options and arguments: shown in help, checked before a command runs, and types of the commands. */
export const planChanges = ["key", "status", "any"] as const;
export const openStatuses = ["received", "skip", "error", "unknown"] as const;
export const listedStatuses = [...openStatuses, "differs"] as const;
export const faults = ["lead", "setup", "temporary"] as const;
export const requestKinds = ["valid", "forged", "replayed", "repeated", "ping"] as const;
export type RequestKind = (typeof requestKinds)[number];

export const targets = ["node", "express", "hono"] as const;
export type Target = (typeof targets)[number];

export const sourcesWithRules = [
  "woocommerce",
  "shopify",
  "stripe",
  "tilda",
  "typeform",
  "webflow",
  "calendly",
  "telegram",
  "googleAds",
] as const;
export type SourceWithRules = (typeof sourcesWithRules)[number];

export const sources = [
  ...sourcesWithRules,
  "ecwid",
  "taplink",
  "meta",
  "standardWebhooks",
  "sharedSecret",
] as const;
export type Source = (typeof sources)[number];
