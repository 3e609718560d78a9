import { changeOrdersMethods } from "../api/orders/changeOrders.ts";
import { orderLinesMethods } from "../api/orders/orderLines.ts";
import { ApiFailure } from "./apiFailure.ts";
import { countryName } from "./countryName.ts";
import { journalType, writeJournal } from "./journal.ts";
import { newLine, statusId, storedFields } from "./newOrder.ts";
import { pay } from "./payments.ts";
import { type Responder, respond, type Workplace } from "./respond.ts";
import type { FakeOrder, FakeOrderProduct } from "./state.ts";

/** The writes on orders that exist. */
export function answerOrderChanges(): Responder[] {
  const { deleteOrders, setOrderFields, setOrderPayment, setOrderStatus, setOrderStatuses } =
    changeOrdersMethods;
  const { addOrderProduct, deleteOrderProduct, setOrderProductFields } = orderLinesMethods;
  return [
    respond(setOrderFields, ({ order_id, custom_extra_fields, ...fields }, workplace) => {
      const order = orderById(order_id, workplace);
      Object.assign(order, fields);
      if (fields.delivery_country_code !== undefined) {
        order.delivery_country = countryName(fields.delivery_country_code, workplace);
      }
      if (fields.invoice_country_code !== undefined) {
        order.invoice_country = countryName(fields.invoice_country_code, workplace);
      }
      if (custom_extra_fields !== undefined) {
        const values = { ...order.custom_extra_fields, ...storedFields(custom_extra_fields) };
        // An empty text clears a field.
        order.custom_extra_fields = Object.fromEntries(
          Object.entries(values).filter(([, value]) => value !== ""),
        );
      }
      writeJournal(workplace, order.order_id, journalType.edited);
      return {};
    }),
    respond(setOrderStatus, ({ order_id, status_id }, workplace) => {
      const order = orderById(order_id, workplace);
      moveTo(order, statusId(status_id, workplace), workplace);
      return {};
    }),
    respond(setOrderStatuses, ({ order_ids = [], status_id }, workplace) => {
      // All or none: an id that does not exist refuses the call.
      const orders = order_ids.map((id) => orderById(id, workplace));
      for (const order of orders) moveTo(order, statusId(status_id, workplace), workplace);
      return {};
    }),
    respond(setOrderPayment, ({ order_id, payment_done = 0, ...details }, workplace) => {
      const order = orderById(order_id, workplace);
      pay(order, payment_done, details, workplace);
      writeJournal(workplace, order.order_id, journalType.payment);
      return {};
    }),
    respond(addOrderProduct, ({ order_id, ...line }, workplace) => {
      const order = orderById(order_id, workplace);
      const added = newLine(line, workplace);
      order.products.push(added);
      writeJournal(workplace, order.order_id, journalType.added, added.order_product_id);
      return { order_product_id: added.order_product_id };
    }),
    respond(setOrderProductFields, ({ order_id, order_product_id, ...fields }, workplace) => {
      const order = orderById(order_id, workplace);
      Object.assign(lineById(order, order_product_id), fields);
      writeJournal(workplace, order.order_id, journalType.editedLine, order_product_id);
      return {};
    }),
    respond(deleteOrderProduct, ({ order_id, order_product_id }, workplace) => {
      const order = orderById(order_id, workplace);
      const removed = lineById(order, order_product_id);
      order.products = order.products.filter((line) => line !== removed);
      writeJournal(workplace, order.order_id, journalType.removedLine, order_product_id);
      return {};
    }),
    respond(deleteOrders, ({ order_ids = [] }, workplace) => {
      const { orders } = workplace.state;
      const deleted = order_ids.filter((id) => orders.some(({ order_id }) => order_id === id));
      workplace.state.orders = orders.filter(({ order_id }) => !deleted.includes(order_id));
      for (const id of deleted) writeJournal(workplace, id, journalType.removed);
      return { deleted_order_ids: deleted };
    }),
  ];
}

function moveTo(order: FakeOrder, status: number, workplace: Workplace): void {
  order.order_status_id = status;
  order.date_in_status = workplace.now();
  writeJournal(workplace, order.order_id, journalType.status, status);
}

function lineById(order: FakeOrder, id: number | undefined): FakeOrderProduct {
  const line = order.products.find(({ order_product_id }) => order_product_id === id);
  if (line === undefined) {
    throw new ApiFailure("ERROR_ORDER_PRODUCT_ID", "Invalid order product identifier provided.");
  }
  return line;
}

function orderById(id: number | undefined, { state }: Workplace): FakeOrder {
  const order = state.orders.find(({ order_id }) => order_id === id);
  if (order === undefined) throw new ApiFailure("ERROR_ORDER_ID", "Invalid order identifier provided.");
  return order;
}
