import { type Responder, respond } from "./answers.ts";
import type { Context } from "./context.ts";
import { journalType, pay, writeJournal } from "./history.ts";
import { countryName, newLine, statusId, storedFields } from "./newOrder.ts";
import { ApiFailure } from "./request.ts";
import type { FakeOrder, FakeOrderProduct } from "./state.ts";

export function answerOrderChanges(): Responder[] {
  return [
    respond("setOrderFields", ({ order_id, custom_extra_fields, ...fields }, context) => {
      const order = orderById(order_id, context);
      Object.assign(order, fields);
      if (fields.delivery_country_code !== undefined)
        order.delivery_country = countryName(fields.delivery_country_code, context);
      if (fields.invoice_country_code !== undefined)
        order.invoice_country = countryName(fields.invoice_country_code, context);
      if (custom_extra_fields !== undefined) {
        const values = { ...order.custom_extra_fields, ...storedFields(custom_extra_fields) };
        // An empty string clears a field.
        order.custom_extra_fields = Object.fromEntries(
          Object.entries(values).filter(([, value]) => value !== ""),
        );
      }
      writeJournal(context, order.order_id, journalType.edited);
      return {};
    }),
    respond("setOrderStatus", ({ order_id, status_id }, context) => {
      const order = orderById(order_id, context);
      moveTo(order, statusId(status_id, context), context);
      return {};
    }),
    respond("setOrderStatuses", ({ order_ids = [], status_id }, context) => {
      // All or nothing: one id that does not exist fails the call.
      const orders = order_ids.map((id) => orderById(id, context));
      for (const order of orders) moveTo(order, statusId(status_id, context), context);
      return {};
    }),
    respond("setOrderPayment", ({ order_id, payment_done = 0, ...details }, context) => {
      const order = orderById(order_id, context);
      pay(order, payment_done, details, context);
      writeJournal(context, order.order_id, journalType.payment);
      return {};
    }),
    respond("addOrderProduct", ({ order_id, ...line }, context) => {
      const order = orderById(order_id, context);
      const added = newLine(line, context);
      order.products.push(added);
      writeJournal(context, order.order_id, journalType.added, added.order_product_id);
      return { order_product_id: added.order_product_id };
    }),
    respond("setOrderProductFields", ({ order_id, order_product_id, ...fields }, context) => {
      const order = orderById(order_id, context);
      Object.assign(lineById(order, order_product_id), fields);
      writeJournal(context, order.order_id, journalType.editedLine, order_product_id);
      return {};
    }),
    respond("deleteOrderProduct", ({ order_id, order_product_id }, context) => {
      const order = orderById(order_id, context);
      const removed = lineById(order, order_product_id);
      order.products = order.products.filter((line) => line !== removed);
      writeJournal(context, order.order_id, journalType.removedLine, order_product_id);
      return {};
    }),
    respond("deleteOrders", ({ order_ids = [] }, context) => {
      const { orders } = context.state;
      const deleted = order_ids.filter((id) => orders.some(({ order_id }) => order_id === id));
      context.state.orders = orders.filter(({ order_id }) => !deleted.includes(order_id));
      for (const id of deleted) writeJournal(context, id, journalType.removed);
      return { deleted_order_ids: deleted };
    }),
  ];
}

function moveTo(order: FakeOrder, status: number, context: Context): void {
  order.order_status_id = status;
  order.date_in_status = context.now();
  writeJournal(context, order.order_id, journalType.status, status);
}

function lineById(order: FakeOrder, id: number | undefined): FakeOrderProduct {
  const line = order.products.find(({ order_product_id }) => order_product_id === id);
  if (line === undefined)
    throw new ApiFailure("ERROR_ORDER_PRODUCT_ID", "Invalid order product identifier provided.");
  return line;
}

export function orderById(id: number | undefined, { state }: Context): FakeOrder {
  const order = state.orders.find(({ order_id }) => order_id === id);
  if (order === undefined) throw new ApiFailure("ERROR_ORDER_ID", "Invalid order identifier provided.");
  return order;
}
