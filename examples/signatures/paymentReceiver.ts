import type { Baselinker } from "baselinker-sdk";
import type { LeadReceiver } from "baselinker-sdk/webhook";

interface Payment {
  readonly orderId: number;
  /** All that was paid for the order so far. */
  readonly total: number;
}

/** Records each payment. `read` finds order and sum in a notice; `undefined` if nothing was paid. */
export function paymentReceiver(
  baselinker: Baselinker,
  read: (notice: unknown) => Payment | undefined,
): LeadReceiver {
  return {
    async forward(notice) {
      const payment = read(notice);
      if (payment === undefined) return { status: "skip", reason: "nothing was paid", issues: [] };
      const { orderId, total } = payment;
      // The same notice may be sent again: what Base already has is not recorded twice.
      const { orders } = await baselinker.getOrders({ order_id: orderId, get_unconfirmed_orders: true });
      const key = String(orderId);
      if (Number(orders[0]?.payment_done) >= total) return { status: "duplicate", orderId, key, issues: [] };
      const payment_date = Math.floor(Date.now() / 1000);
      const params = { order_id: orderId, payment_done: total, payment_date, payment_comment: "online" };
      await baselinker.setOrderPayment(params);
      return { status: "success", orderId, key, payment: "recorded", issues: [] };
    },
  };
}
