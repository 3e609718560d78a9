import type { AddOrderParams } from "../api/orders/addOrder.ts";
import { isRecord } from "../json/value.ts";
import { pause } from "../runtime/abort.ts";
import { toError } from "../runtime/errors.ts";
import type { Delivery, DeliverySettings, NextStates, Ordered } from "./deliveryState.ts";
import { forwardIssue } from "./forwardCodes.ts";
import type { PaymentState } from "./forwardResult.ts";
import { finishClaim } from "./lease.ts";
import type { OpenLead, PaymentDue } from "./store.ts";

/** Takes the payment out of the order where it is recorded by a call of its own. */
export function duePayment(
  { payment, clock }: Pick<DeliverySettings, "payment" | "clock">,
  order: AddOrderParams,
): { readonly order: AddOrderParams; readonly payment?: PaymentDue } {
  if (payment === "flag" || !order.paid) return { order };
  const { paid: _, ...unpaid } = order;
  const date = Math.floor(clock.date() / 1000);
  return { order: unpaid, payment: { amount: totalOf(order), date, comment: order.payment_method ?? "" } };
}

/**
 * The step of `ordered`: records the payment where one is due, then tells the store. The order is a success
 * whatever becomes of the payment, also when the claim is lost meanwhile; a payment that failed stays open.
 */
export async function recordPayment(
  { settings, signal }: Delivery,
  { held, open, orderId, fresh }: Ordered,
): Promise<NextStates["ordered"]> {
  const { lease, key } = held;
  const issues = [...held.issues];
  const paying: OpenLead = { ...open, phase: "paying", orderId };
  let payment: PaymentState = open.order.paid ? "flag" : "none";
  if (open.payment !== undefined) {
    try {
      await lease.save(paying);
      await pay(settings, orderId, open.payment, fresh, AbortSignal.any([signal, lease.signal]));
      payment = "recorded";
    } catch (thrown) {
      payment = "open";
      issues.push(forwardIssue("payment_open", "paid", { reason: toError(thrown).message }));
    }
  }
  const more =
    payment === "open"
      ? await finishClaim(held, settings.emit, { state: "open" }, paying)
      : await finishClaim(held, settings.emit, { state: "sent", orderId });
  issues.push(...more);
  return { at: "ended", result: { status: "success", orderId, key, payment, issues } };
}

/** Records the payment once. Looks first where it may have been recorded before. */
async function pay(
  { baselinker, clock, settleMs }: DeliverySettings,
  orderId: number,
  { amount, date, comment }: PaymentDue,
  fresh: boolean,
  signal: AbortSignal,
): Promise<void> {
  const isPaid = async () => {
    const answer: unknown = await baselinker.getOrders(
      { order_id: orderId, get_unconfirmed_orders: true },
      { signal, validation: "off" },
    );
    return paidAmount(answer, orderId) >= amount - 0.005;
  };
  if (!fresh && (await isPaid())) return;
  try {
    await baselinker.setOrderPayment(
      {
        order_id: orderId,
        payment_done: amount,
        payment_date: date,
        payment_comment: [...comment].slice(0, 30).join(""),
      },
      { signal },
    );
  } catch (error) {
    if (signal.aborted) throw error;
    await pause(settleMs, clock, signal);
    if (!(await isPaid())) throw error;
  }
}

function paidAmount(answer: unknown, orderId: number): number {
  const orders: unknown = isRecord(answer) ? answer.orders : undefined;
  const order: unknown = Array.isArray(orders)
    ? orders.find((each: unknown) => isRecord(each) && Number(each.order_id) === orderId)
    : undefined;
  const paid = isRecord(order) ? Number(order.payment_done) : Number.NaN;
  if (Number.isNaN(paid)) throw new Error(`Order ${orderId} could not be read, so its payment is not known.`);
  return paid;
}

/** In hundredths, each line rounded on its own, as Base shows it. */
function totalOf(order: AddOrderParams): number {
  const cents = (amount: number) => Math.round(Number((amount * 100).toFixed(6)));
  const lines = (order.products ?? []).map((line) => cents(line.price_brutto * line.quantity));
  return lines.reduce((sum, line) => sum + line, cents(order.delivery_price ?? 0)) / 100;
}
