import type { readOrdersMethods } from "../api/orders/readOrders.ts";
import type { Received } from "./receive.ts";
import type { Workplace } from "./respond.ts";
import type { FakeOrder } from "./state.ts";

type Filters = Received<(typeof readOrdersMethods)["getOrders"]["params"]>;

const pageSize = 100;

/** One page of `getOrders`: the first 100 orders by id that pass every filter. */
export function findOrders(filters: Filters, workplace: Workplace): FakeOrder[] {
  const passes = filter(filters, workplace);
  const found: FakeOrder[] = [];
  const orders = inOrder(workplace.state.orders);
  for (let index = indexFrom(orders, filters.id_from); index < orders.length; index += 1) {
    const order = orders[index];
    if (order === undefined || !passes(order)) continue;
    found.push(order);
    if (found.length === pageSize) break;
  }
  return found;
}

function filter(filters: Filters, workplace: Workplace): (order: FakeOrder) => boolean {
  const email = filters.filter_email?.toLowerCase();
  return (order) =>
    (filters.order_id === undefined || order.order_id === filters.order_id) &&
    (filters.date_from === undefined || order.date_add >= filters.date_from) &&
    (filters.date_confirmed_from === undefined || order.date_confirmed >= filters.date_confirmed_from) &&
    (filters.get_unconfirmed_orders === true || order.confirmed) &&
    (filters.status_id === undefined || order.order_status_id === filters.status_id) &&
    (filters.filter_order_source === undefined || order.order_source === filters.filter_order_source) &&
    (filters.filter_order_source_id === undefined ||
      order.order_source_id === filters.filter_order_source_id) &&
    (filters.filter_shop_order_id === undefined || order.shop_order_id === filters.filter_shop_order_id) &&
    (filters.filter_external_order_id === undefined ||
      order.external_order_id === filters.filter_external_order_id) &&
    (email === undefined || email === "" || order.email.toLowerCase() === email) &&
    workplace.isVisible(order.order_id);
}

/** Tests may put orders anywhere into the list; the API reads them by rising id. */
function inOrder(orders: readonly FakeOrder[]): readonly FakeOrder[] {
  let last = Number.NEGATIVE_INFINITY;
  for (const { order_id } of orders) {
    if (order_id < last) return orders.toSorted((a, b) => a.order_id - b.order_id);
    last = order_id;
  }
  return orders;
}

/** Where the first order with this id or a higher one stands, found by halving. */
function indexFrom(orders: readonly FakeOrder[], id = Number.NEGATIVE_INFINITY): number {
  let low = 0;
  let high = orders.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((orders[middle]?.order_id ?? id) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
