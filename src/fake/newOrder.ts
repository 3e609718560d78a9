import type { ApiMethods } from "../api/methods.ts";
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

export function newLine(line: Partial<FakeOrderProduct>, context: Context): FakeOrderProduct {
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

export function statusId(id: number | undefined, { state }: Context): number {
  if (id !== undefined && state.statuses.some((status) => status.id === id)) return id;
  throw new ApiFailure("ERROR_ORDER_STATUS_ID", "Invalid order status identifier provided.");
}

/** `Polska` for `PL`: an order has the name in the account's language next to the code. */
export function countryName(code: string | undefined, { options }: Context): string {
  if (code === undefined || !/^[A-Z]{2}$/.test(code)) return "";
  return new Intl.DisplayNames(options.language, { type: "region", fallback: "none" }).of(code) ?? "";
}
