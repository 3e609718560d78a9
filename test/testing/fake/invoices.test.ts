import { describe, expect, it } from "vitest";
import { fileOf } from "../../../src/api/wire/fileOf.ts";
import { createFakeAccount, createManualClock } from "../../../src/entries/fake.ts";

const order = {
  order_status_id: 8001,
  date_add: 1_767_268_800,
  currency: "PLN",
  delivery_price: 12.3,
  delivery_method: "Courier",
  invoice_fullname: "Anna Kowalska",
  invoice_nip: "1234563218",
  products: [
    { name: "Mug", sku: "MUG-BLUE", price_brutto: 24.6, tax_rate: 23, quantity: 2 },
    { name: "Book", price_brutto: 21, tax_rate: 5, quantity: 1 },
  ],
};

async function shopWithOrder() {
  const account = createFakeAccount({ clock: createManualClock(), journalOn: true });
  const base = account.client();
  const { order_id } = await base.addOrder(order);
  return { account, base, order_id };
}

describe("invoices of the fake account", () => {
  it("hold the lines and the delivery of their order, its buyer, and what comes to", async () => {
    const { base, order_id } = await shopWithOrder();
    const { invoice_id } = await base.addInvoice({ order_id, series_id: 4 });
    const { invoices } = await base.getInvoices({ order_id });
    expect(invoices).toMatchObject([
      {
        invoice_id,
        order_id,
        series_id: 4,
        type: "normal",
        number: "1/1/2026",
        currency: "PLN",
        total_price_brutto: 82.5,
        total_price_netto: 70,
        invoice_fullname: "Anna Kowalska",
        invoice_nip: "1234563218",
        items: [
          { name: "Mug", sku: "MUG-BLUE", price_brutto: 24.6, price_netto: 20, tax_rate: 23, quantity: 2 },
          { name: "Book", price_netto: 20, tax_rate: 5 },
          { name: "Courier", is_shipment: true, order_product_id: 0, price_netto: 10 },
        ],
      },
    ]);
    const { logs } = await base.getJournalList({ last_log_id: 1, logs_types: [7] });
    expect(logs).toMatchObject([{ order_id, object_id: String(invoice_id) }]);
  });

  it("have numbers that rise in their series, and one rate for all lines where that is asked for", async () => {
    const { base, order_id } = await shopWithOrder();
    for (const vat_rate of ["DEFAULT", "8", "EXPT"]) await base.addInvoice({ order_id, vat_rate });
    await base.addInvoice({ order_id, series_id: 9 });
    const { invoices } = await base.getInvoices();
    expect(invoices.map(({ number }) => number)).toEqual(["1/1/2026", "2/1/2026", "3/1/2026", "1/1/2026"]);
    expect(invoices.map(({ items }) => items?.map(({ tax_rate }) => tax_rate))).toEqual([
      [23, 5, 23],
      [8, 8, 8],
      [-1, -1, -1],
      [23, 5, 23],
    ]);
  });

  it("are found by id, order, series, date and the id to begin with, a hundred at once", async () => {
    const { account, base, order_id } = await shopWithOrder();
    const ids: number[] = [];
    for (let count = 0; count < 105; count += 1)
      ids.push((await base.addInvoice({ order_id, series_id: count % 2 })).invoice_id);
    const found = async (params: Parameters<typeof base.getInvoices>[0]) =>
      (await base.getInvoices(params)).invoices.map(({ invoice_id }) => invoice_id);
    expect(await found({})).toEqual(ids.slice(0, 100));
    expect(await found({ id_from: ids[100] ?? 0 })).toEqual(ids.slice(100));
    expect(await found({ invoice_id: ids[3] ?? 0 })).toEqual([ids[3]]);
    expect(await found({ series_id: 1, id_from: ids[100] ?? 0 })).toEqual([ids[101], ids[103]]);
    expect(await found({ order_id: order_id + 1 })).toEqual([]);
    expect(await found({ date_from: Math.floor(account.clock.date() / 1000) + 1 })).toEqual([]);
    const all = await base.iterateInvoices().toArray();
    expect(all).toHaveLength(105);
  });

  it("give their file, and that of another system where one was attached", async () => {
    const { base, order_id } = await shopWithOrder();
    const { invoice_id } = await base.addInvoice({ order_id });
    const own = await base.getInvoiceFile({ invoice_id });
    expect(own.invoice_number).toBe("1/1/2026");
    expect(new TextDecoder().decode(fileOf(own).bytes)).toMatch(/^%PDF-[\s\S]*Invoice 1\/1\/2026/);
    const file = new TextEncoder().encode("%PDF-other");
    await base.addOrderInvoiceFile({ invoice_id, file, external_invoice_number: "EXT 7" });
    const external = await base.getInvoiceFile({ invoice_id, get_external: true });
    expect(external.invoice_number).toBe("EXT 7");
    expect(new TextDecoder().decode(fileOf(external).bytes)).toBe("%PDF-other");
    expect(await base.getInvoiceFile({ invoice_id })).toEqual(own);
    expect((await base.getInvoices()).invoices).toMatchObject([{ external_invoice_number: "EXT 7" }]);
  });

  it("are corrected by an invoice of its own, which has what was not corrected from the first", async () => {
    const { base, order_id } = await shopWithOrder();
    const { invoice_id } = await base.addInvoice({ order_id });
    const before = (await base.getInvoices({ invoice_id })).invoices[0];
    const line = before?.items?.[0]?.order_product_id ?? 0;
    const correction = await base.addInvoiceCorrection({
      original_invoice_id: invoice_id,
      invoice_fullname: "Anna Nowak",
      items: [
        { order_product_id: line, item_quantity: 1 },
        { item_name: "Card", item_price_brutto: 5 },
      ],
    });
    const { invoices } = await base.getInvoices({ order_id });
    expect(invoices).toMatchObject([
      { invoice_id, invoice_fullname: "Anna Kowalska", total_price_brutto: 82.5 },
      {
        invoice_id: correction.invoice_id,
        type: "correcting",
        number: "COR 1/1/2026",
        correcting_to_invoice_id: invoice_id,
        invoice_fullname: "Anna Nowak",
        invoice_nip: "1234563218",
        total_price_brutto: 62.9,
        items: [{ quantity: 1 }, { name: "Book" }, { name: "Courier" }, { name: "Card" }],
      },
    ]);
  });

  it("of an order or under an id that does not exist are an error", async () => {
    const { base, order_id } = await shopWithOrder();
    await expect(base.addInvoice({ order_id: order_id + 1 })).rejects.toMatchObject({
      code: "ERROR_ORDER_ID",
    });
    for (const call of [
      base.getInvoiceFile({ invoice_id: 1 }),
      base.addOrderInvoiceFile({ invoice_id: 1, file: "JVBERi0=" }),
      base.addInvoiceCorrection({ original_invoice_id: 1 }),
    ])
      await expect(call).rejects.toMatchObject({ code: "ERROR_INVOICE_ID" });
  });

  it("can be seeded, and go back to the seed", async () => {
    const account = createFakeAccount({ invoices: [{ invoice_id: 900_000, order_id: 5, number: "FV 1" }] });
    const base = account.client();
    const { order_id } = await base.addOrder(order);
    const { invoice_id } = await base.addInvoice({ order_id });
    expect(invoice_id).toBe(900_001);
    expect(account.invoices).toHaveLength(2);
    account.reset();
    expect((await base.getInvoices()).invoices).toMatchObject([{ invoice_id: 900_000, number: "FV 1" }]);
  });
});
