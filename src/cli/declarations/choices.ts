/**
 * The choices of options and arguments. Help shows them, other values are rejected before a command runs, and
 * commands use them as types.
 */
export const planChanges = ["key", "status", "any"] as const;

export const openStatuses = ["received", "skip", "error", "unknown"] as const;

export const faults = ["lead", "setup", "temporary"] as const;

/** The kinds of sample requests. */
export const requestKinds = ["valid", "forged", "replayed", "repeated", "ping"] as const;
export type RequestKind = (typeof requestKinds)[number];

/** The platforms of a new project. */
export const targets = ["node", "express", "hono"] as const;
export type Target = (typeof targets)[number];

/** Senders with ready rules for their requests. */
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

/** Every sender with a known signature. */
export const sources = [
  ...sourcesWithRules,
  "ecwid",
  "taplink",
  "meta",
  "standardWebhooks",
  "sharedSecret",
] as const;
export type Source = (typeof sources)[number];
