import type { Workplace } from "./respond.ts";
import type { FakeOrder } from "./state.ts";

/** What a payment may say beside its amount. */
interface PaymentDetails {
  readonly payment_date?: number;
  readonly payment_comment?: string;
  readonly external_payment_id?: string;
}

/** Adds a payment to what the order has been paid, exact to the cent, and notes it in the history. */
export function pay(
  order: FakeOrder,
  amount: number,
  { payment_date, payment_comment = "", external_payment_id = "" }: PaymentDetails,
  workplace: Workplace,
): void {
  const paidBefore = order.payment_done;
  order.payment_done = (Math.round(paidBefore * 100) + Math.round(amount * 100)) / 100;
  workplace.state.payments.push({
    order_id: order.order_id,
    paid_before: paidBefore,
    paid_after: order.payment_done,
    total_price: totalOf(order),
    currency: order.currency,
    external_payment_id,
    date: payment_date ?? workplace.now(),
    comment: payment_comment,
  });
}

/** The sum of lines and delivery, exact to the cent. */
export function totalOf(order: FakeOrder): number {
  const lines = order.products.reduce(
    (sum, line) => sum + Math.round(line.price_brutto * 100) * line.quantity,
    0,
  );
  return (lines + Math.round(order.delivery_price * 100)) / 100;
}
