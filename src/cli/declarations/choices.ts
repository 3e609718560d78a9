/**
 * What options and words may be, each list once: the help shows it, what is not in it is refused before a command runs,
 * and the command has its type.
 */
export const planChanges = ["key", "status", "any"] as const;

export const openStatuses = ["received", "skip", "error", "unknown"] as const;

export const faults = ["lead", "setup", "temporary"] as const;

/** What can be wrong with a sample request, or special about it. */
export const requestKinds = ["valid", "forged", "replayed", "repeated", "ping"] as const;
export type RequestKind = (typeof requestKinds)[number];

/** What a project can be built on. */
export const targets = ["node", "express", "hono"] as const;
export type Target = (typeof targets)[number];

/** Senders with ready rules that make an order of their requests. */
export const sourcesWithRules = [
  "woocommerce",
  "shopify",
  "stripe",
  "tilda",
  "typeform",
  "webflow",
  "telegram",
  "googleAds",
] as const;
export type SourceWithRules = (typeof sourcesWithRules)[number];

/** Every sender with a known signature. */
export const sources = [
  ...sourcesWithRules,
  "ecwid",
  "taplink",
  "calendly",
  "meta",
  "standardWebhooks",
  "sharedSecret",
] as const;
export type Source = (typeof sources)[number];
