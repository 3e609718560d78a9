import type { MethodParams } from "../api/methods.ts";
import type { Order } from "../api/orders/readOrders.ts";
import type { FlatMethods } from "./flatMethods.ts";
import type { CallOptions } from "./options.ts";

/** What `iterateOrders` takes: the filters of `getOrders`. `id_from` says where to begin. */
export type IterateOrdersParams = MethodParams<"getOrders">;

/**
 * All orders by ascending id. Reading on by date would skip orders that share a second, or stop where
 * 100 of them do; ids are unique, so that nothing is lost and nothing comes twice.
 */
export async function* iterateOrders(
  client: Pick<FlatMethods, "getOrders">,
  params: IterateOrdersParams,
  options: CallOptions,
): AsyncGenerator<Order, void, undefined> {
  // Given with the first page too: without it that page would be sorted by date.
  let from = params.id_from ?? 1;
  for (;;) {
    const { orders } = await client.getOrders({ ...params, id_from: from }, options);
    const fresh = orders.filter((order) => order.order_id >= from).sort((a, b) => a.order_id - b.order_id);
    for (const order of fresh) {
      // Also where one page holds an order twice.
      if (order.order_id < from) continue;
      from = order.order_id + 1;
      yield order;
    }
    if (orders.length < pageSize || fresh.length === 0) return;
  }
}

const pageSize = 100;
