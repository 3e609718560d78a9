import type { Issue } from "../mapping/mapResult.ts";
import { secretOf } from "./accountBinding.ts";
import type { DeliverySettings, LeadToDeliver } from "./deliveryState.ts";
import { forwardIssue } from "./forwardCodes.ts";
import { type ForwardResult, toFailure } from "./forwardResult.ts";
import { mostBuyers } from "./leadRows.ts";
import type { Claim } from "./store.ts";

type KeyedLead = Pick<LeadToDeliver, "key" | "issues" | "fingerprint">;
type SentClaim = Extract<Claim, { readonly status: "sent" }>;

/** The issue where the order of a key is of another lead than this one: it must not be lost silently. */
export function reusedKey(
  { emit }: Pick<DeliverySettings, "emit">,
  { key, fingerprint: now }: KeyedLead,
  { orderId, fingerprint: first }: Pick<SentClaim, "orderId" | "fingerprint">,
): Issue | undefined {
  // Hashes under another secret, as that of a former token, cannot be compared.
  if (first === undefined || now === undefined || first === now || secretOf(first) !== secretOf(now)) {
    return undefined;
  }
  emit({ type: "key_reused", key, orderId, fingerprints: [first, now] });
  return forwardIssue("key_reused", "key", {});
}

/** The lead's key has an order: a duplicate, unless another lead made it and the caller wants that rejected. */
export function toDuplicate(
  settings: Pick<DeliverySettings, "emit" | "onKeyReuse">,
  lead: KeyedLead,
  sent: Pick<SentClaim, "orderId" | "fingerprint" | "buyers">,
): ForwardResult {
  const { key, issues, fingerprint = "" } = lead;
  const { orderId, buyers } = sent;
  const issue = reusedKey(settings, lead, sent);
  if (issue === undefined) return { status: "duplicate", orderId, key, issues };
  if (buyers.filter((buyer) => secretOf(buyer) === secretOf(fingerprint)).length >= mostBuyers) {
    return toFailure("setup", { key, issues: [...issues, forwardIssue("key_not_unique", "key", {})] });
  }
  if (settings.onKeyReuse === "reject") {
    return toFailure("lead", { key, issues: [...issues, { ...issue, level: "error" }] });
  }
  return { status: "duplicate", orderId, key, issues: [...issues, issue] };
}
