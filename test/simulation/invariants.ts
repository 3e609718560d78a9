import type { ForwardResult } from "../../src/forwarding/contract/forwardResult.ts";
import type { StoredOrder } from "./base.ts";
import type { Process } from "./process.ts";
import { keyOf } from "./scenario.ts";

/** What must never be seen. Each is named for what went wrong. */
export type InvariantName =
  | "doubled"
  | "doubled-unseen"
  | "ends-processes"
  | "lost"
  | "false-success"
  | "false-error"
  | "given-up"
  | "rejected"
  | "no-answer"
  | "stuck"
  | "unknown-for-good"
  | "left-open"
  | "paid-twice"
  | "unpaid"
  | "sent-though-gone"
  | "too-many-requests"
  | "disagreed"
  | "left-waiting"
  | "endless";

/** What a sender is told: the result; or that its lead is kept, or could not be. */
export type Answer =
  | ForwardResult
  | { readonly status: "accepted" }
  | { readonly status: "refused"; readonly error: unknown };

/** One delivery of a lead, and how it ended. */
export interface Delivered {
  readonly lead: string;
  readonly to: string;
  readonly process: Process;
  /** How many events had happened when it came. */
  readonly cameAt: number;
  /** `undefined` where the process died first, or where nothing has come yet. */
  readonly result: Answer | undefined;
  readonly rejection?: unknown;
}

/** All that the invariants look at. */
export interface History {
  readonly leads: readonly string[];
  readonly orders: readonly StoredOrder[];
  readonly paymentDue: boolean;
  readonly requests: number;
  /** A fault happened after which two orders of a lead cannot be helped: in the end a person was told of them. */
  readonly isDoublingTold: boolean;
  /** The orders that a person was told of, since two may be of one lead. */
  readonly toldDoubled: ReadonlySet<number>;
  /** How often leads ended processes, and which do. */
  readonly endings: number;
  readonly endedBy: ReadonlySet<string>;
  /** A person erased or discarded a lead: it may stay without an order. */
  readonly hasErased: boolean;
  /**
   * How many events had happened when the lead was erased or discarded, whose sender was answered before. Only where a
   * process has taken it since.
   */
  readonly goneAt: number | undefined;
}

interface Invariant {
  /** The sentence of `docs/delivery.md`, its reference or `docs/register.md` that would be false. */
  readonly sentence: string;
}

const neverDoubled = "**Never doubled**";
const neverLost = "**Never lost**";
const neverRejects = "`forward` never rejects.";

export const promises: Readonly<Record<InvariantName, Invariant>> = {
  doubled: { sentence: neverDoubled },
  "doubled-unseen": { sentence: neverDoubled },
  "ends-processes": { sentence: neverLost },
  lost: { sentence: neverLost },
  "false-success": { sentence: "| `success` | the order `orderId`" },
  "false-error": { sentence: "| `error` |" },
  "given-up": { sentence: neverLost },
  rejected: { sentence: neverRejects },
  "no-answer": { sentence: "Each lead ends as exactly one of these" },
  stuck: { sentence: neverLost },
  "unknown-for-good": { sentence: "`unknown` without `retryAfterMs`" },
  "left-open": { sentence: "where the next delivery or `reconcile()` finds it" },
  "paid-twice": { sentence: "looks at what is paid before it records anything" },
  unpaid: { sentence: '`success` then says which: `payment: "recorded"`' },
  disagreed: { sentence: "one step writes both, so that a crash leaves both or neither" },
  "left-waiting": { sentence: "nothing is lost if the process dies" },
  "sent-though-gone": { sentence: "| `discarded` | a person marked it as not needed | never |" },
  "too-many-requests": { sentence: "Look-ups are made only after something went wrong" },
  endless: { sentence: neverRejects },
};

/** One thing that was seen and must not be. */
export interface Violation {
  readonly name: InvariantName;
  readonly message: string;
}

type Seen = Violation | undefined;

/** Looked at after each effect in Base. */
export function afterEffect({ orders, isDoublingTold, goneAt = Number.POSITIVE_INFINITY }: History): Seen {
  const late = orders.find(({ leftAt }) => leftAt > goneAt);
  if (late !== undefined)
    return { name: "sent-though-gone", message: `Lead ${late.lead} was erased, and order ${late.id} sent` };
  const doubled = isDoublingTold ? undefined : doubledIn(orders);
  if (doubled !== undefined) return { name: "doubled", message: textOf(doubled) };
  const twice = orders.find(({ payments }) => payments.length > 1);
  if (twice === undefined) return undefined;
  return { name: "paid-twice", message: `The payment of order ${twice.id} was recorded again` };
}

/** The orders of a lead that has more than one. */
function doubledIn(orders: readonly StoredOrder[]): readonly StoredOrder[] | undefined {
  return [...Map.groupBy(orders, ({ lead }) => lead).values()].find((made) => made.length > 1);
}

function textOf(doubled: readonly StoredOrder[]): string {
  const ids = doubled.map(({ id, by }) => `${id} by ${by.name}`).join(", ");
  return `Lead ${doubled[0]?.lead} became ${doubled.length} orders: ${ids}`;
}

/** Looked at when a delivery ends. */
export function afterResult({ orders }: History, delivered: Delivered): Seen {
  const { lead, to, process, result, rejection, cameAt } = delivered;
  if (rejection !== undefined) return { name: "rejected", message: `${to}: forward rejected: ${rejection}` };
  if (result === undefined) return undefined;
  const { status } = result;
  if (status === "success" || status === "duplicate") {
    const order = orders.find(({ id }) => id === result.orderId);
    if (order?.lead === lead) return afterPayment(result, order);
    const whose = order === undefined ? "no one's" : `lead ${order.lead}'s`;
    const message = `${to}: ${status} of lead ${lead} with order ${result.orderId}, which is ${whose}`;
    return { name: "false-success", message };
  }
  if (status === "skip") return { name: "given-up", message: `${to}: lead ${lead} was skipped` };
  if (status !== "error") return undefined;
  const made = orders.find((each) => each.lead === lead && each.by === process && each.leftAt >= cameAt);
  if (made !== undefined) {
    const message = `${to}: error of lead ${lead}, but this delivery made order ${made.id}`;
    return { name: "false-error", message };
  }
  if (result.retryable || isOfAnotherBuyer(orders, delivered)) return undefined;
  return { name: "given-up", message: `${to}: lead ${lead} is not to be sent again: ${result.error}` };
}

/**
 * Whether the lead is refused since its key has an order of another buyer: a person sees it, and no one is
 * lost.
 */
function isOfAnotherBuyer(orders: readonly StoredOrder[], { lead, result }: Delivered): boolean {
  if (result?.status !== "error" || !hasRival(orders, lead)) return false;
  const isSaid = result.issues.some(({ code, level }) => code === "key_reused" && level === "error");
  return isSaid && result.fault === "lead";
}

/** Whether another buyer's lead of the same key is an order. */
function hasRival(orders: readonly StoredOrder[], wanted: string): boolean {
  return orders.some(({ lead }) => lead !== wanted && keyOf(lead) === keyOf(wanted));
}

function afterPayment(result: ForwardResult, order: StoredOrder): Seen {
  if (result.status !== "success" || result.payment !== "recorded" || order.payments.length > 0)
    return undefined;
  return { name: "unpaid", message: `The payment of order ${order.id} was told as recorded, and is not` };
}

/** Looked at when everything is quiet, and again when the last process has brought all to its end. */
export function whenQuiet(history: History, open: readonly Delivered[], isEndless: boolean): Seen {
  if (history.endings > maxEndings)
    return { name: "ends-processes", message: `A lead ended ${history.endings} processes` };
  if (isEndless) return { name: "endless", message: "The run did not come to its end" };
  const waiting = open[0];
  if (waiting !== undefined) {
    const message = `${waiting.to}: no answer for lead ${waiting.lead}, and nothing more will happen`;
    return { name: "no-answer", message };
  }
  if (history.requests <= maxRequests) return undefined;
  return { name: "too-many-requests", message: `${history.requests} requests were made` };
}

/** Looked at when a process that died was started again and no one delivers its lead a second time. */
export function afterReconcile(stillOpen: readonly string[]): Seen {
  if (stillOpen.length === 0) return undefined;
  return {
    name: "left-open",
    message: `Though reconcile ran, the store still has open: ${stillOpen.join(", ")}`,
  };
}

/** Looked at in the end: the faults are over, and one more process has had each lead delivered. */
export function atTheEnd(
  { leads, orders, paymentDue, hasErased, toldDoubled, endedBy }: History,
  last: readonly Delivered[],
  stillOpen: readonly string[],
): Seen {
  for (const delivered of last) {
    const { lead, result } = delivered;
    if (isOfAnotherBuyer(orders, delivered)) continue;
    if (result?.status === "success" || result?.status === "duplicate" || result?.status === "accepted")
      continue;
    if (result?.status === "unknown" && result.retryAfterMs === undefined)
      return {
        name: "unknown-for-good",
        message: `Lead ${lead} is left to a person: ${result.error?.message}`,
      };
    return { name: "stuck", message: `Lead ${lead} still ends as ${result?.status ?? "nothing"}` };
  }
  for (const lead of leads) {
    const made = orders.filter((order) => order.lead === lead);
    if (made.length === 0 && (hasErased || endedBy.has(lead) || hasRival(orders, lead))) continue;
    if (made.length === 0) return { name: "lost", message: `Lead ${lead} became no order` };
    const unpaid = made.find(({ payments }) => payments.length === 0);
    if (paymentDue && unpaid !== undefined)
      return { name: "unpaid", message: `The payment of order ${unpaid.id} was never recorded` };
  }
  const doubled = doubledIn(orders);
  if (doubled?.some(({ id }) => !toldDoubled.has(id)))
    return { name: "doubled-unseen", message: `${textOf(doubled)}, and nobody is told` };
  if (stillOpen.length === 0) return undefined;
  return { name: "left-open", message: `The store still has open: ${stillOpen.join(", ")}` };
}

/** Five for each entry of a lead: a sender that got no answer delivers it once more. */
const maxEndings = 10;
/** Far above what any run needs; a loop shows itself by it. */
const maxRequests = 60;

/** Looked at in the end: what the register has of each lead, where there is one. */
export function ofEntries(
  { leads, orders, hasErased, endedBy }: History,
  entries: readonly SeenEntry[],
): Seen {
  const waiting = entries.find(({ dueAt }) => dueAt !== undefined);
  if (waiting !== undefined) return { name: "left-waiting", message: `The entry ${waiting.id} still waits` };
  for (const lead of hasErased ? [] : leads) {
    if (orders.every((each) => each.lead !== lead) && (endedBy.has(lead) || hasRival(orders, lead))) {
      const isKept = entries.some((entry) => entry.status === "error" && entry.lead === JSON.stringify(lead));
      if (isKept) continue;
      return { name: "lost", message: `Lead ${lead} has no order, and the register does not say so` };
    }
    // An attempt that died or was left has an entry of its own, which `resend` takes.
    const own = entries.filter(
      ({ key = "[]", status }) => JSON.parse(key)[0] === keyOf(lead) && status === "success",
    );
    const [entry] = own;
    if (own.length === 1 && entry?.orderId === orders.find((each) => each.lead === lead)?.id) continue;
    const said = own.map(({ orderId }) => orderId).join(", ");
    return { name: "left-waiting", message: `By the register lead ${lead} is ${said || "no order"}` };
  }
  return undefined;
}

interface SeenEntry {
  readonly id: string;
  readonly key: string | undefined;
  readonly status: string;
  readonly orderId: unknown;
  readonly lead?: string | undefined;
  readonly dueAt?: number | undefined;
}
