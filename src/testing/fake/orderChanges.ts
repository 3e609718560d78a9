import type { ApiMethods } from "../../api/methods/methods.ts";
import { type Responder, respond } from "./answers.ts";
import { fullLine, fullOrder } from "./builders.ts";
import type { Context } from "./context.ts";
import { journalType, pay, totalOf, writeJournal } from "./history.ts";
import type { Received } from "./receive.ts";
import { ApiFailure } from "./request.ts";
import type { FakeOrder, FakeOrderProduct } from "./state.ts";

type ExtraFieldValues = NonNullable<Received<ApiMethods["addOrder"]["params"]>["custom_extra_fields"]>;

const centurySeconds = 100 * 366 * 24 * 60 * 60;

/** `addOrder`: always creates a new order, whatever was sent before. */
export function answerAddOrder(): Responder {
  return respond("addOrder", (parameters, context) => {
    const { products, paid, custom_source_id, custom_extra_fields, order_status_id, ...fields } = parameters;
    const now = context.now();
    const dateAdd = fields.date_add ?? now;
    // The API expects seconds; a date in milliseconds is in the far future and is rejected.
    if (dateAdd > now + centurySeconds)
      throw new ApiFailure("ERROR_DATE_ADD", "Invalid date_add: a unix timestamp in seconds is expected.");
    const lines = products?.map((line) => newLine(line, context)) ?? [];
    const order = fullOrder({
      ...fields,
      order_id: context.nextId("order"),
      order_source_id: sourceId(custom_source_id, context),
      order_status_id: statusId(order_status_id, context),
      date_add: dateAdd,
      date_confirmed: context.options.confirmsOrders ? now : 0,
      date_in_status: now,
      confirmed: context.options.confirmsOrders,
      delivery_country: countryName(fields.delivery_country_code, context),
      invoice_country: countryName(fields.invoice_country_code, context),
      products: lines,
      ...(custom_extra_fields === undefined
        ? {}
        : { custom_extra_fields: storedFields(custom_extra_fields) }),
    });
    if (paid === true && context.options.paidAddsPayment) pay(order, totalOf(order), {}, context);
    context.state.orders.push(order);
    writeJournal(context, order.order_id, journalType.created);
    return { order_id: order.order_id };
  });
}

function newLine(line: Partial<FakeOrderProduct>, context: Context): FakeOrderProduct {
  // `bl_307` is accepted for a catalog and returned as the number.
  const storage = line.storage_id?.replace(/^bl_(?=\d+$)/, "");
  return fullLine({
    ...line,
    ...(storage === undefined ? {} : { storage_id: storage }),
    order_product_id: context.nextId("line"),
  });
}

/** Values of additional fields as they are returned: a file becomes a link. */
export function storedFields(values: ExtraFieldValues): NonNullable<FakeOrder["custom_extra_fields"]> {
  const entries = Object.entries(values).map(([id, value]) => [
    id,
    typeof value === "string" ? value : { title: value.title, url: `https://fake.invalid/files/${id}` },
  ]);
  return Object.fromEntries(entries);
}

function sourceId(id: number | undefined, { state }: Context): number {
  return id !== undefined && Object.hasOwn(state.sources.personal ?? {}, String(id)) ? id : 0;
}

function statusId(id: number | undefined, { state }: Context): number {
  if (id !== undefined && state.statuses.some((status) => status.id === id)) return id;
  throw new ApiFailure("ERROR_ORDER_STATUS_ID", "Invalid order status identifier provided.");
}

/** The name of a country, such as `Polska` for `PL`: an order has it in the account's language next to the code. */
function countryName(code: string | undefined, { options }: Context): string {
  if (code === undefined || !/^[A-Z]{2}$/.test(code)) return "";
  return new Intl.DisplayNames(options.language, { type: "region", fallback: "none" }).of(code) ?? "";
}

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
      // The call is all or nothing: one id that does not exist fails it.
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
