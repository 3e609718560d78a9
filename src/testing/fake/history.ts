import type { Context } from "./context.ts";
import type { FakeOrder } from "./state.ts";

/** Kinds of journal entries that the fake writes; the numbers are the API's. */
export const journalType = {
  created: 1,
  payment: 3,
  removed: 4,
  invoice: 7,
  package: 9,
  removedPackage: 10,
  edited: 11,
  added: 12,
  editedLine: 13,
  removedLine: 14,
  status: 18,
} as const;

interface PaymentDetails {
  readonly payment_date?: number;
  readonly payment_comment?: string;
  readonly external_payment_id?: string;
}

export function writeJournal(context: Context, orderId: number, type: number, objectId = 0): void {
  if (!context.options.journalOn) return;
  const id = context.nextId("journal");
  const entry = { id, log_id: id, order_id: orderId, log_type: type, object_id: String(objectId) };
  context.state.journal.push({ ...entry, date: context.now() });
}

/** Sets the paid amount of the order, exact to the cent, and adds it to the payment history. */
export function pay(
  order: FakeOrder,
  amount: number,
  { payment_date, payment_comment = "", external_payment_id = "" }: PaymentDetails,
  context: Context,
): void {
  const paidBefore = order.payment_done;
  order.payment_done = cents(amount);
  context.state.payments.push({
    order_id: order.order_id,
    paid_before: paidBefore,
    paid_after: order.payment_done,
    total_price: totalOf(order),
    currency: order.currency,
    external_payment_id,
    date: payment_date ?? context.now(),
    comment: payment_comment,
  });
}

export function totalOf(order: FakeOrder): number {
  const lines = order.products.reduce(
    (sum, line) => sum + Math.round(line.price_brutto * 100) * line.quantity,
    0,
  );
  return (lines + Math.round(order.delivery_price * 100)) / 100;
}

/** Rounds an amount to cents, which removes binary fractions. */
export function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
