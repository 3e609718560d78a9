import type { AddOrderParams } from "../../api/methods/orders/changeOrders.ts";
import type { Issue } from "../../mapping/contract/mapResult.ts";
import { OutcomeUnknownError } from "../../shared/errors/outcomeUnknownError.ts";
import { isRecord } from "../../shared/json/value.ts";
import { anySignal, pause } from "../../shared/runtime/abort.ts";
import { toError } from "../../shared/runtime/errors.ts";
import { DeliveryError } from "../contract/deliveryError.ts";
import { detailOfError } from "../contract/errorFacts.ts";
import { forwardIssue } from "../contract/forwardCodes.ts";
import type { PaymentState } from "../contract/forwardResult.ts";
import type { OpenLead, PaymentDue } from "../contract/openLead.ts";
import type { Delivery, DeliverySettings, Ended, NextStates, Ordered } from "./deliveryState.ts";
import { endDelivery } from "./endDelivery.ts";
import { sentPrint } from "./leadPrint.ts";
import { finishClaim, LeaseOldError, sendUnderClaim } from "./lease.ts";
import { totalOf } from "./orderTraits.ts";

/** Removes the payment from the order if it is recorded by a separate call. */
export function duePayment(
  { payment, clock }: Pick<DeliverySettings, "payment" | "clock">,
  order: AddOrderParams,
): { readonly order: AddOrderParams; readonly payment?: PaymentDue } {
  if (payment === "flag" || !order.paid) return { order };
  const { paid: _, ...unpaid } = order;
  const date = Math.floor(clock.date() / 1000);
  return { order: unpaid, payment: { amount: amountOf(order), date, comment: order.payment_method ?? "" } };
}

/** The step of `ordered`: records a payment that is due, ends the claim. The order is a success whatever happens. */
export async function recordPayment(delivery: Delivery, ordered: Ordered): Promise<NextStates["ordered"]> {
  const { held, open, orderId } = ordered;
  const { emit } = delivery.settings;
  const end = (payment: PaymentState, more: readonly Issue[]): Ended => {
    const issues = [...held.issues, ...more];
    return { at: "ended", result: { status: "success", orderId, key: held.key, payment, issues } };
  };
  const failure = open.payment === undefined ? undefined : await pay(delivery, ordered, open.payment);
  if (failure === undefined) {
    const { fingerprint, buyer } = open;
    const sent = { state: "sent", orderId, fingerprint: sentPrint(fingerprint, open.sentAt), buyer } as const;
    const { result } = end(paymentOf(open), []);
    const { finished, issues } = await finishClaim(held, emit, sent, { result });
    if (finished === "order_taken") return orderOfOther(delivery, ordered, end);
    return end(paymentOf(open), issues);
  }
  const issue = forwardIssue("payment_open", "paid", { reason: detailOfError(failure.error) });
  if (failure.inFlight) {
    // As with an order whose caller left: the claim expires, and no process checks the payment before that.
    held.lease.stop();
    return end("open", [issue]);
  }
  const unfinished = { ...payingLead(ordered), waitedMs: failure.waitedMs };
  const { result } = end("open", [issue]);
  return endDelivery(held, delivery.settings, { state: "open", open: unfinished, result });
}

function paymentOf({ payment, order }: OpenLead): PaymentState {
  if (payment !== undefined) return "recorded";
  return order.paid ? "flag" : "none";
}

/**
 * Another key of the store has the order. If it was found by its marker, it is this lead's: a person merged both
 * orders, or the other lead got an answer that belonged to this one, whose process had died. If its id came from an
 * answer, that answer was a repeated one, and the order has to be looked for.
 */
async function orderOfOther(
  { settings }: Delivery,
  { held, open, orderId, fresh, sends }: Ordered,
  end: (payment: PaymentState, more: readonly Issue[]) => Ended,
): Promise<NextStates["ordered"]> {
  if (!fresh) {
    const issue = forwardIssue("order_of_two", "", { order: String(orderId) });
    return endDelivery(held, settings, { state: "open", result: end(paymentOf(open), [issue]).result });
  }
  const cause = new DeliveryError("order_of_other_lead", { order: String(orderId) });
  settings.emit({ type: "outcome_unknown", key: held.key, error: cause });
  return { at: "doubtful", held, open: { ...open, phase: "sending", waitedMs: 0 }, sends, cause };
}

function payingLead({ open, orderId }: Ordered): OpenLead {
  return { ...open, phase: "paying", orderId, waitedMs: 0 };
}

interface Failure {
  readonly error: Error;
  /** Whether the caller left while the payment was in flight. */
  readonly inFlight: boolean;
  /** How long Base had time to finish with the payment. */
  readonly waitedMs: number;
}

async function pay(
  { settings, signal }: Delivery,
  ordered: Ordered,
  { amount, date, comment }: PaymentDue,
): Promise<Failure | undefined> {
  const { baselinker, clock, settleMs, requestMs } = settings;
  const { held, open, orderId, fresh } = ordered;
  const until = anySignal(signal, held.lease.signal);
  let waitedMs = open.phase === "paying" ? open.waitedMs : 0;
  const settle = async () => {
    const since = clock.now() - waitedMs;
    try {
      await pause(settleMs - waitedMs, clock, until);
    } finally {
      waitedMs = Math.min(settleMs, clock.now() - since);
    }
  };
  const isPaid = async () => {
    const answer: unknown = await baselinker.getOrders(
      { order_id: orderId, get_unconfirmed_orders: true },
      { signal: until, validation: "off" },
    );
    return paidAmount(answer, orderId) >= amount - 0.005;
  };
  const send = async () => {
    waitedMs = 0;
    try {
      await baselinker.setOrderPayment(
        {
          order_id: orderId,
          payment_done: amount,
          payment_date: date,
          payment_comment: [...comment].slice(0, 30).join(""),
        },
        { signal: until, timeoutMs: requestMs, beforeSend: () => held.lease.check(requestMs) },
      );
    } catch (error) {
      if (until.aborted || error instanceof LeaseOldError) throw error;
      await settle();
      if (!(await isPaid())) throw error;
    }
  };
  try {
    // An earlier holder may have sent the payment just before its claim expired.
    if (open.phase === "paying" && waitedMs < settleMs) await settle();
    if (!fresh && (await isPaid())) return undefined;
    await sendUnderClaim(held.lease, payingLead(ordered), send);
    return undefined;
  } catch (thrown) {
    const inFlight = signal.aborted && thrown instanceof OutcomeUnknownError;
    return { error: toError(thrown), inFlight, waitedMs };
  }
}

function paidAmount(answer: unknown, orderId: number): number {
  const orders: unknown = isRecord(answer) ? answer.orders : undefined;
  const order: unknown = Array.isArray(orders)
    ? orders.find((entry: unknown) => isRecord(entry) && Number(entry.order_id) === orderId)
    : undefined;
  const paid = isRecord(order) ? Number(order.payment_done) : Number.NaN;
  if (Number.isNaN(paid)) throw new DeliveryError("payment_unreadable", { order: String(orderId) });
  return paid;
}

/** The payment of an order without lines is for the delivery. */
function amountOf(order: AddOrderParams): number {
  return totalOf({ ...order }) ?? order.delivery_price ?? 0;
}
