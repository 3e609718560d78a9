import type { ApiMethods } from "../../api/methods/methods.ts";
import { type Responder, respond } from "./answers.ts";
import type { Context } from "./context.ts";
import { cents, journalType, writeJournal } from "./history.ts";
import { orderById } from "./orderChanges.ts";
import type { Received } from "./receive.ts";
import { ApiFailure } from "./request.ts";
import { samplePdf } from "./samples.ts";
import type { FakeInvoice, FakeOrder } from "./state.ts";

type Items = NonNullable<FakeInvoice["items"]>;
type Correction = Received<ApiMethods["addInvoiceCorrection"]["params"]>;

const pageSize = 100;

export function answerInvoices(): Responder[] {
  return [
    respond("addInvoice", ({ order_id, series_id = 0, vat_rate }, context) => {
      const order = orderById(order_id, context);
      return store({ ...ofOrder(order), series_id, items: itemsOf(order, vat_rate) }, context);
    }),
    respond("addInvoiceCorrection", ({ original_invoice_id, series_id, ...corrected }, context) => {
      // Returns have no state, so there is nothing to correct an invoice with.
      if (original_invoice_id === undefined) return {};
      const { items = [], ...original } = invoiceById(original_invoice_id, context);
      const correction = {
        ...original,
        ...buyerOf(corrected),
        type: "correcting" as const,
        series_id: series_id ?? original.series_id ?? 0,
        correcting_to_invoice_id: original.invoice_id,
        correcting_reason: String(corrected.correcting_reason ?? ""),
        correcting_items: corrected.correcting_items ?? corrected.items !== undefined,
        correcting_data: corrected.correcting_data ?? false,
        items: correctedItems(items, corrected.items),
      };
      return store({ ...correction, external_invoice_number: "", external_file: "" }, context);
    }),
    respond("addOrderInvoiceFile", ({ invoice_id, file = "", external_invoice_number }, context) => {
      const invoice = invoiceById(invoice_id, context);
      invoice.external_file = file;
      if (external_invoice_number !== undefined) invoice.external_invoice_number = external_invoice_number;
      return {};
    }),
    respond("getInvoices", ({ invoice_id, order_id, date_from = 0, id_from = 0, series_id }, { state }) => {
      const found = state.invoices.filter(
        (invoice) =>
          (invoice_id === undefined || invoice.invoice_id === invoice_id) &&
          (order_id === undefined || invoice.order_id === order_id) &&
          (series_id === undefined || invoice.series_id === series_id) &&
          invoice.date_add >= date_from &&
          invoice.invoice_id >= id_from,
      );
      const page = found.toSorted((a, b) => a.invoice_id - b.invoice_id).slice(0, pageSize);
      return { invoices: page.map(({ file, external_file, ...invoice }) => invoice) };
    }),
    respond("getInvoiceFile", ({ invoice_id, get_external }, context) => {
      const { number, file, external_file, external_invoice_number } = invoiceById(invoice_id, context);
      if (get_external !== true || external_file === "") return { invoice: file, invoice_number: number };
      return { invoice: external_file, invoice_number: external_invoice_number || number };
    }),
  ];
}

type Draft = Omit<
  FakeInvoice,
  "invoice_id" | "number" | "sub_id" | "month" | "year" | "date_add" | "file" | "total_price_brutto"
> & { readonly items: Items };

function ofOrder(order: FakeOrder): Omit<Draft, "items"> {
  return {
    order_id: order.order_id,
    type: "normal",
    postfix: "",
    date_sell: order.date_add,
    date_pay_to: order.date_add + paymentDays * 86_400,
    currency: order.currency,
    total_price_netto: 0,
    payment: order.payment_method,
    additional_info: "",
    ...buyerOf(order),
    invoice_country: order.invoice_country,
    seller: "",
    issuer: "",
    external_invoice_number: "",
    external_file: "",
  };
}

const paymentDays = 7;

function store(draft: Draft, context: Context): { invoice_id: number } {
  const { invoices } = context.state;
  const now = context.now();
  const date = new Date(now * 1000);
  const [month, year] = [date.getUTCMonth() + 1, date.getUTCFullYear()];
  const before = invoices.filter(
    (invoice) =>
      invoice.series_id === draft.series_id &&
      invoice.type === draft.type &&
      invoice.month === month &&
      invoice.year === year,
  );
  const sub_id = before.reduce((highest, invoice) => Math.max(highest, invoice.sub_id), 0) + 1;
  const number = `${draft.type === "correcting" ? "COR " : ""}${sub_id}/${month}/${year}`;
  const invoice_id = context.nextId("invoice");
  invoices.push({
    ...draft,
    invoice_id,
    number,
    sub_id,
    month,
    year,
    date_add: now,
    total_price_brutto: sum(draft.items, "price_brutto"),
    total_price_netto: sum(draft.items, "price_netto"),
    file: samplePdf(`Invoice ${number}`),
  });
  writeJournal(context, draft.order_id, journalType.invoice, invoice_id);
  return { invoice_id };
}

function itemsOf(order: FakeOrder, vatRate: string | undefined): Items {
  const rateOf = (rate: number) => rateNamed(vatRate) ?? rate;
  const lines = order.products.map(
    ({ name, sku, ean, price_brutto, tax_rate, quantity, order_product_id }) => ({
      ...priced(price_brutto, rateOf(tax_rate)),
      name,
      sku,
      ean,
      quantity,
      is_shipment: false,
      order_product_id,
    }),
  );
  if (order.delivery_price === 0) return lines;
  const rate = rateOf(order.products[0]?.tax_rate ?? 0);
  const delivery = { name: order.delivery_method, sku: "", ean: "", quantity: 1, is_shipment: true };
  return [...lines, { ...priced(order.delivery_price, rate), ...delivery, order_product_id: 0 }];
}

/** A percentage, or a word for no tax; `undefined` for words that leave each line its own rate. */
function rateNamed(vatRate: string | undefined): number | undefined {
  if (vatRate === undefined || vatRate === "") return undefined;
  const rate = words[vatRate] ?? Number(vatRate);
  return Number.isNaN(rate) ? undefined : rate;
}

const words: Readonly<Record<string, number>> = { EXPT: -1, ZW: -1, NP: -0.02, OO: -0.03 };

function priced(price_brutto: number, tax_rate: number) {
  return { price_brutto, price_netto: cents(price_brutto / (1 + Math.max(0, tax_rate) / 100)), tax_rate };
}

function sum(items: Items, price: "price_brutto" | "price_netto"): number {
  return cents(items.reduce((total, item) => total + cents(item[price]) * item.quantity, 0));
}

/** The lines of the original with the changes of the correction; a change without a line of the order adds a line. */
function correctedItems(items: Items, corrected: Correction["items"] = []): Items {
  const changed = items.map((item) => {
    const change = corrected.find(({ order_product_id }) => order_product_id === item.order_product_id);
    return change === undefined ? item : changedItem(item, change);
  });
  const added = corrected.filter(({ order_product_id }) => order_product_id === undefined);
  const nothing = { name: "", sku: "", ean: "", ...priced(0, 0), quantity: 1, is_shipment: false };
  return [...changed, ...added.map((change) => changedItem({ ...nothing, order_product_id: 0 }, change))];
}

function changedItem(item: Items[number], change: NonNullable<Correction["items"]>[number]): Items[number] {
  return {
    ...item,
    ...priced(change.item_price_brutto ?? item.price_brutto, change.item_tax_rate ?? item.tax_rate),
    name: change.item_name ?? item.name,
    sku: change.item_sku ?? item.sku ?? "",
    ean: change.item_ean ?? item.ean ?? "",
    quantity: change.item_quantity ?? item.quantity,
  };
}

const buyerFields = [
  "invoice_fullname",
  "invoice_company",
  "invoice_nip",
  "invoice_address",
  "invoice_postcode",
  "invoice_city",
  "invoice_country_code",
] as const;

function buyerOf(fields: { readonly [Field in (typeof buyerFields)[number]]?: string }) {
  return Object.fromEntries(
    buyerFields.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  );
}

function invoiceById(id: number | undefined, { state }: Context): FakeInvoice {
  const invoice = state.invoices.find(({ invoice_id }) => invoice_id === id);
  if (invoice === undefined) throw new ApiFailure("ERROR_INVOICE_ID", "Invalid invoice identifier provided.");
  return invoice;
}
