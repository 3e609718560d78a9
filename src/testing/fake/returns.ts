import { type Responder, respond } from "./answers.ts";
import type { Context } from "./context.ts";
import { storedFields } from "./orderChanges.ts";
import { ApiFailure } from "./request.ts";
import type { FakeReturn } from "./state.ts";

const pageSize = 100;

/** Returns by their ids. Their statuses are not checked, and their journal stays empty. */
export function answerReturns(): Responder[] {
  return [
    respond("getOrderReturns", (filters, { state }) => {
      const found = state.returns.filter(
        (entry) =>
          entry.return_id >= (filters.id_from ?? 0) &&
          entry.date_add >= (filters.date_from ?? 0) &&
          (filters.return_id === undefined || entry.return_id === filters.return_id) &&
          (filters.order_id === undefined || entry.order_id === filters.order_id) &&
          (filters.status_id === undefined || entry.status_id === filters.status_id),
      );
      const page = found.sort((a, b) => a.return_id - b.return_id).slice(0, pageSize);
      const isWhole = filters.include_custom_extra_fields === true;
      return {
        returns: page.map(({ custom_extra_fields: extra = {}, ...rest }) =>
          isWhole ? { ...rest, custom_extra_fields: extra } : rest,
        ),
      };
    }),
    respond("addOrderReturn", ({ products = [], custom_source_id, refunded, ...fields }, context) => {
      const { custom_extra_fields, ...rest } = fields;
      const return_id = context.nextId("return");
      const now = context.now();
      const order = context.state.orders.find(({ order_id }) => order_id === rest.order_id);
      context.state.returns.push({
        ...{ order_id: 0, shop_order_id: order?.shop_order_id ?? 0, reference_number: "", status_id: 0 },
        ...{ external_order_id: order?.external_order_id ?? "", order_return_source: "personal" },
        ...{ currency: order?.currency ?? "EUR", date_add: now, date_in_status: now },
        ...rest,
        ...(custom_extra_fields && { custom_extra_fields: storedFields(custom_extra_fields) }),
        return_id,
        order_return_source_id: custom_source_id ?? 0,
        refunded: refunded ?? false,
        products: products.map((line) => lineOf(line, context)),
      });
      return { return_id };
    }),
    respond("setOrderReturnFields", ({ return_id, custom_extra_fields, ...fields }, context) => {
      const entry = returnById(return_id, context);
      Object.assign(entry, fields);
      if (custom_extra_fields !== undefined)
        entry.custom_extra_fields = { ...entry.custom_extra_fields, ...storedFields(custom_extra_fields) };
      return {};
    }),
    respond("setOrderReturnStatus", ({ return_id, status_id = 0 }, context) => {
      moveTo(returnById(return_id, context), status_id, context);
      return {};
    }),
    respond("setOrderReturnStatuses", ({ return_ids = [], status_id = 0 }, context) => {
      const all = return_ids.map((id) => returnById(id, context));
      for (const entry of all) moveTo(entry, status_id, context);
      return {};
    }),
    respond("addOrderReturnProduct", ({ return_id, ...line }, context) => {
      const added = lineOf(line, context);
      returnById(return_id, context).products.push(added);
      return { order_return_product_id: added.order_return_product_id };
    }),
    respond("setOrderReturnProductFields", ({ return_id, ...fields }, context) => {
      const { products } = returnById(return_id, context);
      const id = fields.order_return_product_id;
      Object.assign(products.find((line) => line.order_return_product_id === id) ?? {}, fields);
      return {};
    }),
    respond("deleteOrderReturnProduct", ({ return_id, order_return_product_id: id }, context) => {
      const entry = returnById(return_id, context);
      entry.products = entry.products.filter((line) => line.order_return_product_id !== id);
      return {};
    }),
    respond("setOrderReturnRefund", ({ return_id, order_refund_done = 0 }, context) => {
      returnById(return_id, context).refund_done = order_refund_done;
      return {};
    }),
  ];
}

type Line = FakeReturn["products"][number];

function lineOf(fields: Partial<Line>, context: Context): Line {
  return {
    ...{ storage: "db", storage_id: "0", product_id: "0", variant_id: "0", name: "", sku: "", ean: "" },
    ...{ location: "", warehouse_id: 0, attributes: "", price_brutto: 0, tax_rate: 0, quantity: 1 },
    ...{ weight: 0, bundle_id: 0, status_id: 0, return_reason_id: 0 },
    ...fields,
    order_return_product_id: context.nextId("line"),
  };
}

function moveTo(entry: FakeReturn, status: number, context: Context): void {
  entry.status_id = status;
  entry.date_in_status = context.now();
}

function returnById(id: number | undefined, { state }: Context): FakeReturn {
  const entry = state.returns.find(({ return_id }) => return_id === id);
  if (entry === undefined) throw new ApiFailure("ERROR_RETURN_ID", "Invalid return identifier provided.");
  return entry;
}
