import type { AddOrderParams } from "../api/orders/addOrder.ts";
import { isRecord } from "../json/value.ts";
import type { Issue } from "../mapping/mapResult.ts";
import { pause } from "../runtime/abort.ts";
import type { DeliverySettings } from "./deliverySettings.ts";
import { endLead } from "./endLead.ts";
import type { ForwardResult } from "./forwardResult.ts";
import type { Lease } from "./lease.ts";
import type { OpenLead, PaymentDue } from "./store.ts";

/** A lead whose order stands in Base. */
interface OrderedLead extends OpenLead {
  readonly orderId: number;
  /** The order was made just now, so no payment can have been recorded before. */
  readonly fresh: boolean;
}

interface Payable {
  readonly key: string;
  readonly issues: readonly Issue[];
}

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
 * Ends a lead whose order stands in Base: records the payment where one is due, then tells the store.
 * The order is a success whatever becomes of the payment; a payment that failed stays open.
 */
export async function recordPayment(
  settings: DeliverySettings,
  { key, issues }: Payable,
  lease: Lease,
  lead: OrderedLead,
  signal: AbortSignal,
): Promise<ForwardResult> {
  const { orderId, payment, fresh, ...open } = lead;
  const result = { status: "success", orderId, key } as const;
  if (payment === undefined) {
    const more = await endLead(settings, key, lease, { state: "sent", orderId });
    return { ...result, payment: open.order.paid ? "flag" : "none", issues: [...issues, ...more] };
  }
  const paying: OpenLead = { ...open, phase: "paying", orderId, payment };
  let error: Error | undefined;
  try {
    await lease.keep(paying);
    await pay(settings, orderId, payment, fresh, AbortSignal.any([signal, lease.signal]));
  } catch (thrown) {
    error = thrown instanceof Error ? thrown : new Error(String(thrown));
  }
  if (error === undefined) {
    const more = await endLead(settings, key, lease, { state: "sent", orderId });
    return { ...result, payment: "recorded", issues: [...issues, ...more] };
  }
  const more = await endLead(settings, key, lease, { state: "open" }, paying);
  return { ...result, payment: "open", issues: [...issues, paymentOpen(error), ...more] };
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

function paymentOpen(error: Error): Issue {
  return {
    level: "warning",
    code: "payment_open",
    path: "paid",
    message: `The order stands in Base, but its payment is not recorded: ${error.message} Forward the lead again, or call reconcile().`,
  };
}
