import type { AddOrderParams } from "../../api/methods/orders/changeOrders.ts";
import type { Issue } from "../../mapping/contract/mapResult.ts";
import { type ForwardCodeName, forwardIssue } from "../contract/forwardCodes.ts";
import { type ForwardResult, toFailure } from "../contract/forwardResult.ts";
import { maxBuyers } from "../store/engineRows.ts";
import type { Claim } from "../store/store.ts";
import { type AccountBinding, joinSignatures, secretOf, signaturesOf } from "./accountBinding.ts";
import type { DeliverySettings, LeadToDeliver } from "./deliveryState.ts";
import { isPaidLater, readPrint } from "./leadPrint.ts";
import { contactsOf } from "./orderTraits.ts";

type KeyedLead = Pick<LeadToDeliver, "key" | "issues" | "fingerprint" | "buyer" | "entry">;
type SentClaim = Extract<Claim, { readonly status: "sent" }>;

interface Hashes {
  readonly fingerprint?: string | undefined;
  readonly buyer?: string | undefined;
}

interface FirstLead extends Hashes {
  /** Every buyer who is known to have used the key, also this one. */
  readonly buyers?: readonly string[];
}

/** The hash of a buyer, in which each contact has its own signature; `undefined` for an order without contacts. */
export async function signBuyer(
  binding: Pick<AccountBinding, "sign">,
  order: AddOrderParams,
): Promise<string | undefined> {
  const signatures = await Promise.all(contactsOf({ ...order }).map((contact) => binding.sign(contact)));
  return signatures.length === 0 ? undefined : joinSignatures(signatures);
}

export function aboutLead(fingerprint: string, buyer: string | undefined): string {
  return buyer === undefined ? fingerprint : `${fingerprint} ${buyer}`;
}

/** Whether two prints are of different orders. Those of different secrets, such as a former token's, never differ. */
function differ(firstPrint: string | undefined, nowPrint: string | undefined): boolean {
  const [{ hash: first }, { hash: now }] = [readPrint(firstPrint), readPrint(nowPrint)];
  return first !== undefined && now !== undefined && first !== now && secretOf(first) === secretOf(now);
}

/**
 * The buyers that hashes are of, each as the signatures of its contacts. Hashes that share a contact are of one buyer,
 * who may leave only a phone number first, then both contacts, then only the e-mail.
 */
function buyersAmong(hashes: readonly string[]): readonly ReadonlySet<string>[] {
  let buyers: readonly ReadonlySet<string>[] = [];
  for (const hash of hashes) {
    const contacts = signaturesOf(hash);
    const sharing = buyers.filter((buyer) => contacts.some((contact) => buyer.has(contact)));
    const merged = new Set([...contacts, ...sharing.flatMap((buyer) => [...buyer])]);
    buyers = [...buyers.filter((buyer) => !sharing.includes(buyer)), merged];
  }
  return buyers;
}

/** Whether two hashes of the same secret are of two buyers: of those who share no contact. */
function isOtherBuyer(first: string | undefined, now: string | undefined, known: readonly string[]): boolean {
  if (first === undefined || now === undefined || secretOf(first) !== secretOf(now)) return false;
  const isOfFirst = (signature: string) => signaturesOf(first).includes(signature);
  const buyer = buyersAmong([...known, first, now]).find((contacts) => [...contacts].some(isOfFirst));
  return buyer !== undefined && !signaturesOf(now).some((signature) => buyer.has(signature));
}

/** Whether another lead came first under its key. The recorded buyer counts: today's rules may read another contact. */
export function isRejected(
  { onKeyReuse }: Pick<DeliverySettings, "onKeyReuse">,
  now: Hashes & Pick<LeadToDeliver, "entry">,
  { buyers = [], ...first }: FirstLead,
): boolean {
  if (onKeyReuse === "reject") return differ(first.fingerprint, now.fingerprint);
  return isOtherBuyer(first.buyer, now.entry?.buyer ?? now.buyer, buyers);
}

/** The issue if the order of a key belongs to another lead: this one must not be lost silently. */
export function reusedKey(
  { emit }: Pick<DeliverySettings, "emit">,
  { key, fingerprint: now }: KeyedLead,
  { orderId, fingerprint: first }: Pick<SentClaim, "orderId" | "fingerprint">,
): Issue | undefined {
  if (first === undefined || now === undefined || !differ(first, now)) return undefined;
  const fingerprints = [readPrint(first).hash ?? first, readPrint(now).hash ?? now] as const;
  emit({ type: "key_reused", key, orderId, fingerprints });
  return forwardIssue("key_reused", "key", {});
}

/** Whether the lead of a duplicate differs from the one that has the order, so that it has to be kept. */
export function isDifferent({ status, issues }: ForwardResult): boolean {
  return status === "duplicate" && issues.some(({ code }) => differing.has(code));
}

const differing: ReadonlySet<string> = /* @__PURE__ */ new Set<ForwardCodeName>(["key_reused", "paid_later"]);

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
  if (isPaidLater(sent.fingerprint, fingerprint)) {
    return { status: "duplicate", orderId, key, issues: [...issues, forwardIssue("paid_later", "paid", {})] };
  }
  const issue = reusedKey(settings, lead, sent);
  if (issue === undefined) return { status: "duplicate", orderId, key, issues };
  // A full list of the store does not have this buyer.
  const known = lead.buyer === undefined ? buyers : [...buyers, lead.buyer];
  const comparable = known.filter((buyer) => secretOf(buyer) === secretOf(fingerprint));
  if (buyersAmong(comparable).length >= maxBuyers) {
    return toFailure("setup", { key, issues: [...issues, forwardIssue("key_not_unique", "key", {})] });
  }
  if (isRejected(settings, lead, { fingerprint: sent.fingerprint, buyer: buyers[0], buyers })) {
    return toFailure("lead", { key, issues: [...issues, { ...issue, level: "error" }] });
  }
  return { status: "duplicate", orderId, key, issues: [...issues, issue] };
}
