import type { ApiMethods } from "../../api/methods/methods.ts";
import { type Responder, respond } from "./answers.ts";
import type { Context } from "./context.ts";
import type { Received } from "./receive.ts";
import { ApiFailure } from "./request.ts";
import type { FakeOrder } from "./state.ts";

type Filters = Received<ApiMethods["getOrders"]["params"]>;

const pageSize = 100;

export function answerOrderReads(): Responder[] {
  return [
    respond("getOrders", (parameters, context) => ({
      orders: findOrders(parameters, context).map(({ custom_extra_fields: extra, ...order }) =>
        parameters.include_custom_extra_fields === true
          ? { ...order, custom_extra_fields: extra ?? {} }
          : order,
      ),
    })),
    respond("getOrdersByEmail", ({ email = "" }, context) => ({
      orders: ordersOf(context, email, (order) => order.email, plainEmail).map(brief),
    })),
    respond("getOrdersByPhone", ({ phone = "" }, context) => ({
      orders: ordersOf(context, phone, (order) => order.phone, plainPhone).map((order) => ({
        ...brief(order),
        delivery_fullname: order.delivery_fullname,
        delivery_company: order.delivery_company,
      })),
    })),
    respond("getJournalList", ({ last_log_id, logs_types, order_id }, { state }) => {
      if (last_log_id === 0) throw new ApiFailure("ERROR_LAST_LOG_ID", "Invalid last_log_id provided.");
      const logs = state.journal.filter(
        (entry) =>
          (entry.id ?? 0) > (last_log_id ?? 0) &&
          (logs_types === undefined || logs_types.length === 0 || logs_types.includes(entry.log_type)) &&
          (order_id === undefined || entry.order_id === order_id),
      );
      return { logs: logs.slice(0, pageSize) };
    }),
    respond("getOrderPaymentsHistory", ({ order_id, show_full_history }, context) => ({
      payments: context.state.payments
        .filter((payment) => payment.order_id === order_id && context.isVisible(payment.order_id))
        .filter((payment) => show_full_history === true || payment.external_payment_id !== "")
        .map(({ order_id: _, ...entry }) => entry),
    })),
    respond("getOrderSources", (_, { state }) => ({ sources: state.sources })),
    respond("getOrderStatusList", (_, { state }) => ({ statuses: state.statuses })),
    respond("getOrderExtraFields", (_, { state }) => ({ extra_fields: state.extraFields })),
  ];
}

function ordersOf(
  { state, isVisible }: Context,
  wanted: string,
  contact: (order: FakeOrder) => string,
  plain: (contact: string) => string,
): FakeOrder[] {
  const plainWanted = plain(wanted);
  return state.orders.filter(
    (order) => plainWanted !== "" && plain(contact(order)) === plainWanted && isVisible(order.order_id),
  );
}

function brief({ order_id, order_status_id, date_in_status, date_add }: FakeOrder) {
  return { order_id, order_status_id, date_in_status, date_add };
}

function plainEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Only the digits of a phone are compared: how the API compares numbers is not documented. */
function plainPhone(phone: string): string {
  return phone.replace(/\D/g, "").replace(/^00/, "");
}

/** One page of `getOrders`: the first 100 orders by id that match every filter. */
function findOrders(filters: Filters, context: Context): FakeOrder[] {
  const passes = filter(filters, context);
  const found: FakeOrder[] = [];
  const orders = inOrder(context.state.orders);
  for (let index = indexFrom(orders, filters.id_from); index < orders.length; index += 1) {
    const order = orders[index];
    if (order === undefined || !passes(order)) continue;
    found.push(order);
    if (found.length === pageSize) break;
  }
  return found;
}

function filter(filters: Filters, context: Context): (order: FakeOrder) => boolean {
  const email = filters.filter_email?.toLowerCase();
  return (order) =>
    (filters.order_id === undefined || order.order_id === filters.order_id) &&
    (filters.date_from === undefined || order.date_add >= filters.date_from) &&
    (filters.date_confirmed_from === undefined || order.date_confirmed >= filters.date_confirmed_from) &&
    (filters.get_unconfirmed_orders === true || order.confirmed === true) &&
    (filters.status_id === undefined || order.order_status_id === filters.status_id) &&
    (filters.filter_order_source === undefined || order.order_source === filters.filter_order_source) &&
    (filters.filter_order_source_id === undefined ||
      order.order_source_id === filters.filter_order_source_id) &&
    (filters.filter_shop_order_id === undefined || order.shop_order_id === filters.filter_shop_order_id) &&
    (filters.filter_external_order_id === undefined ||
      order.external_order_id === filters.filter_external_order_id) &&
    (email === undefined || email === "" || order.email.toLowerCase() === email) &&
    context.isVisible(order.order_id);
}

/** Tests may insert orders anywhere in the list; the API reads them by rising id. */
function inOrder(orders: readonly FakeOrder[]): readonly FakeOrder[] {
  let last = Number.NEGATIVE_INFINITY;
  for (const { order_id } of orders) {
    if (order_id < last) return orders.toSorted((a, b) => a.order_id - b.order_id);
    last = order_id;
  }
  return orders;
}

/** The index of the first order with this id or a higher one, found by binary search. */
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
