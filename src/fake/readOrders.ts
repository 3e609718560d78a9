import { orderHistoryMethods } from "../api/orders/orderHistory.ts";
import { readOrdersMethods } from "../api/orders/readOrders.ts";
import { ApiFailure } from "./apiFailure.ts";
import { findOrders } from "./findOrders.ts";
import { type Responder, respond, type Workplace } from "./respond.ts";
import type { FakeOrder } from "./state.ts";

/** The reads around orders. */
export function answerOrderReads(): Responder[] {
  const { getOrderPaymentsHistory } = orderHistoryMethods;
  const {
    getJournalList,
    getOrderExtraFields,
    getOrderSources,
    getOrderStatusList,
    getOrders,
    getOrdersByEmail,
    getOrdersByPhone,
  } = readOrdersMethods;
  return [
    respond(getOrders, (parameters, workplace) => ({
      orders: findOrders(parameters, workplace).map(({ custom_extra_fields: extra, ...order }) =>
        parameters.include_custom_extra_fields === true
          ? { ...order, custom_extra_fields: extra ?? {} }
          : order,
      ),
    })),
    respond(getOrdersByEmail, ({ email = "" }, workplace) => ({
      orders: ordersOf(workplace, email, (order) => order.email, plainEmail).map(brief),
    })),
    respond(getOrdersByPhone, ({ phone = "" }, workplace) => ({
      orders: ordersOf(workplace, phone, (order) => order.phone, plainPhone).map((order) => ({
        ...brief(order),
        delivery_fullname: order.delivery_fullname,
        delivery_company: order.delivery_company,
      })),
    })),
    respond(getJournalList, ({ last_log_id, logs_types, order_id }, { state }) => {
      if (last_log_id === 0) throw new ApiFailure("ERROR_LAST_LOG_ID", "Invalid last_log_id provided.");
      const logs = state.journal.filter(
        (entry) =>
          (entry.id ?? 0) > (last_log_id ?? 0) &&
          (logs_types === undefined || logs_types.length === 0 || logs_types.includes(entry.log_type)) &&
          (order_id === undefined || entry.order_id === order_id),
      );
      return { logs: logs.slice(0, 100) };
    }),
    respond(getOrderPaymentsHistory, ({ order_id }, workplace) => ({
      payments: workplace.state.payments
        .filter((payment) => payment.order_id === order_id && workplace.isVisible(payment.order_id))
        .map(({ order_id: _, ...entry }) => entry),
    })),
    respond(getOrderSources, (_, { state }) => ({ sources: state.sources })),
    respond(getOrderStatusList, (_, { state }) => ({ statuses: state.statuses })),
    respond(getOrderExtraFields, (_, { state }) => ({ extra_fields: state.extraFields })),
  ];
}

function ordersOf(
  { state, isVisible }: Workplace,
  wanted: string,
  contact: (order: FakeOrder) => string,
  plain: (contact: string) => string,
): FakeOrder[] {
  const own = plain(wanted);
  return state.orders.filter(
    (order) => own !== "" && plain(contact(order)) === own && isVisible(order.order_id),
  );
}

function brief({ order_id, order_status_id, date_in_status, date_add }: FakeOrder) {
  return { order_id, order_status_id, date_in_status, date_add };
}

function plainEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Digits alone: how the API compares numbers is not documented. */
function plainPhone(phone: string): string {
  return phone.replace(/\D/g, "").replace(/^00/, "");
}
