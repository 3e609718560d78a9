import type { Issue } from "../../mapping/contract/mapResult.ts";
import { forwardIssue } from "../contract/forwardCodes.ts";
import { type ForwardResult, toFailure } from "../contract/forwardResult.ts";
import { maxBuyers } from "../store/engineRows.ts";
import type { Claim } from "../store/store.ts";
import { secretOf } from "./accountBinding.ts";
import type { DeliverySettings, LeadToDeliver } from "./deliveryState.ts";

type KeyedLead = Pick<LeadToDeliver, "key" | "issues" | "fingerprint" | "buyer" | "entry">;
type SentClaim = Extract<Claim, { readonly status: "sent" }>;

interface Hashes {
  readonly fingerprint?: string | undefined;
  readonly buyer?: string | undefined;
}

export function aboutLead(fingerprint: string, buyer: string | undefined): string {
  return buyer === undefined ? fingerprint : `${fingerprint} ${buyer}`;
}

/** Whether two hashes are of different texts. Those of different secrets, such as a former token's, never differ. */
function differ(first: string | undefined, now: string | undefined): boolean {
  return first !== undefined && now !== undefined && first !== now && secretOf(first) === secretOf(now);
}

/** Whether another lead came first under its key. The recorded buyer counts: today's rules may read another contact. */
export function isRejected(
  { onKeyReuse }: Pick<DeliverySettings, "onKeyReuse">,
  now: Hashes & Pick<LeadToDeliver, "entry">,
  first: Hashes,
): boolean {
  if (onKeyReuse === "reject") return differ(first.fingerprint, now.fingerprint);
  return differ(first.buyer, now.entry?.buyer ?? now.buyer);
}

/** The issue if the order of a key belongs to another lead: this one must not be lost silently. */
export function reusedKey(
  { emit }: Pick<DeliverySettings, "emit">,
  { key, fingerprint: now }: KeyedLead,
  { orderId, fingerprint: first }: Pick<SentClaim, "orderId" | "fingerprint">,
): Issue | undefined {
  if (first === undefined || now === undefined || !differ(first, now)) return undefined;
  emit({ type: "key_reused", key, orderId, fingerprints: [first, now] });
  return forwardIssue("key_reused", "key", {});
}

/** The result if the key has an order: a duplicate, unless another lead made it and `onKeyReuse` rejects this one. */
export function toDuplicate(
  settings: Pick<DeliverySettings, "emit" | "onKeyReuse">,
  lead: KeyedLead,
  sent: Pick<SentClaim, "orderId" | "fingerprint" | "buyers">,
): ForwardResult {
  const { key, issues, fingerprint = "" } = lead;
  const { orderId, buyers } = sent;
  // The hashes were erased with the buyer.
  if (sent.fingerprint === undefined) {
    return { status: "duplicate", orderId, key, issues: [...issues, forwardIssue("key_erased", "key", {})] };
  }
  const issue = reusedKey(settings, lead, sent);
  if (issue === undefined) return { status: "duplicate", orderId, key, issues };
  if (buyers.filter((buyer) => secretOf(buyer) === secretOf(fingerprint)).length >= maxBuyers) {
    return toFailure("setup", { key, issues: [...issues, forwardIssue("key_not_unique", "key", {})] });
  }
  if (isRejected(settings, lead, { fingerprint: sent.fingerprint, buyer: buyers[0] })) {
    return toFailure("lead", { key, issues: [...issues, { ...issue, level: "error" }] });
  }
  return { status: "duplicate", orderId, key, issues: [...issues, issue] };
}
