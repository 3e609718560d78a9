import { describe, expectTypeOf, it } from "vitest";
import type { ApiMethods, MethodParams, MethodResult } from "../../src/api/methods/methods.ts";

declare function call<Name extends keyof ApiMethods>(
  method: Name,
  params: MethodParams<Name>,
): MethodResult<Name>;

/** For each area: a wrong name, a wrong type, a missing required field, and a result that narrows. */
describe("orders", () => {
  it("are checked", () => {
    // @ts-expect-error wrong name
    call("addPickPackCart", { cart_id: 1, colour: "#fff" });
    // @ts-expect-error wrong type
    call("addOrderBySplit", { order_id: "A1", items_to_split: [] });
    // @ts-expect-error missing
    call("setOrderStatuses", { order_ids: [1] });
    const { ship_date_from, order_items } = call("getOrderTransactionData", { order_id: 1 });
    expectTypeOf(ship_date_from).toEqualTypeOf<number | undefined>();
    // @ts-expect-error may be absent
    order_items.length;
  });
});

describe("invoices", () => {
  it("are checked", () => {
    // @ts-expect-error wrong name
    call("getInvoices", { date_to: 1 });
    // @ts-expect-error wrong type
    call("addInvoice", { order_id: 1, vat_rate: 23 });
    // @ts-expect-error missing
    call("addOrderInvoiceFile", { invoice_id: 1 });
    // @ts-expect-error a list of numbers is not a file
    call("addOrderInvoiceFile", { invoice_id: 1, file: [37, 80] });
    call("addOrderInvoiceFile", { invoice_id: 1, file: new Uint8Array([37, 80]) });
    const [invoice] = call("getInvoices", {}).invoices;
    expectTypeOf(invoice?.type).toEqualTypeOf<"normal" | "correcting" | (string & {}) | undefined>();
    // @ts-expect-error may be absent
    invoice?.items.length;
  });
});

describe("returns", () => {
  it("are checked", () => {
    // @ts-expect-error wrong name
    call("setOrderReturnFields", { return_id: 1, delivery_country: "Polska" });
    // @ts-expect-error wrong type
    call("setOrderReturnStatuses", { return_ids: 1, status_id: 2 });
    // @ts-expect-error missing
    call("addOrderReturn", { status_id: 1, date_add: 1, products: [] });
    const [first] = call("getOrderReturns", {}).returns;
    expectTypeOf(first?.refunded).toEqualTypeOf<unknown>();
    if (typeof first?.refunded === "string") expectTypeOf(first.refunded).toEqualTypeOf<string>();
  });
});

describe("couriers", () => {
  it("are checked", () => {
    // @ts-expect-error wrong name
    call("getLabel", { courier: "dpd" });
    // @ts-expect-error wrong type
    call("getOrderPackages", { order_id: "five" });
    // @ts-expect-error missing
    call("createPackage", { order_id: 1, courier_code: "dpd", fields: [] });
    expectTypeOf(call("getLabel", { courier_code: "dpd", package_id: 1 }).label).toEqualTypeOf<string>();
    const history = call("getCourierPackagesStatusHistory", { package_ids: [1] }).packages_history;
    // @ts-expect-error no package need have this id
    history["1"].length;
  });
});

describe("the CRM", () => {
  it("is checked", () => {
    // @ts-expect-error wrong name
    call("getCrmClients", { filter_mail: "a@b.c" });
    // @ts-expect-error wrong type
    call("addCrmClient", { star: "5" });
    // @ts-expect-error missing
    call("deleteCrmClientStatus", { status_id: 1 });
    expectTypeOf(call("getCrmClients", {}).clients).items.toHaveProperty("email").toEqualTypeOf<string>();
  });
});

describe("catalogs", () => {
  it("are checked", () => {
    // @ts-expect-error wrong name
    call("getInventoryCategories", { catalog_id: 1 });
    // @ts-expect-error wrong type
    call("addInventoryCategory", { name: 5, parent_id: 0 });
    // @ts-expect-error missing
    call("addInventoryWarehouseZone", { name: "A" });
    const [payer] = call("getInventoryPayers", {}).payers;
    expectTypeOf(payer?.tax_no).toEqualTypeOf<string | undefined>();
  });
});

describe("renamed parameters", () => {
  it("are required under the newer name, and may be passed under both", () => {
    call("addInventoryManufacturer", { manufacturer_name: "Kiln" });
    call("addInventoryManufacturer", { manufacturer_name: "Kiln", name: "Kiln" });
    // @ts-expect-error missing
    call("addInventoryManufacturer", {});
    // @ts-expect-error the name that Base no longer takes
    call("setConnectContractorCreditLimit", { contractor_id: 1, new_limit: 5 });
  });
});

describe("parcels", () => {
  it("have the fields of every courier, and others", () => {
    const filled = { order_id: 1, courier_code: "dpd", fields: [] };
    call("createPackage", { ...filled, packages: [{ weight: "1", height: 25, size_custom: "B" }] });
    // @ts-expect-error wrong type
    call("createPackage", { ...filled, packages: [{ weight: true }] });
  });
});

describe("ids of parameters", () => {
  it("are numbers, or texts of digits", () => {
    call("getOrderPackages", { order_id: "5" });
    const id: string = "5";
    // @ts-expect-error any text
    call("getOrderPackages", { order_id: id });
    expectTypeOf(call("addOrder", { order_status_id: "1", date_add: 1 }).order_id).toEqualTypeOf<number>();
  });
});

describe("products", () => {
  it("are checked", () => {
    // @ts-expect-error wrong name
    call("addInventoryProduct", { inventory_id: 1, price: 5 });
    // @ts-expect-error wrong type
    call("updateInventoryProductsStock", { inventory_id: 1, products: { 5: { bl_205: "7" } } });
    // @ts-expect-error a warehouse key without its prefix
    call("updateInventoryProductsStock", { inventory_id: 1, products: { 5: { 205: 7 } } });
    // @ts-expect-error a price group by its name
    call("updateInventoryProductsPrices", { inventory_id: 1, products: { 5: { retail: 7 } } });
    // @ts-expect-error an additional field by its name
    call("addOrder", { order_status_id: 1, date_add: 1, custom_extra_fields: { source: "google" } });
    const stock: Record<string, Record<string, number>> = {};
    call("updateInventoryProductsStock", { inventory_id: 1, products: stock });
    // @ts-expect-error missing
    call("updateInventoryProductsPrices", { products: {} });
    const { warnings } = call("updateInventoryProductsStock", { inventory_id: 1, products: {} });
    // @ts-expect-error may be absent
    Object.keys(warnings);
  });
});

describe("warehouse documents", () => {
  it("are checked", () => {
    // @ts-expect-error wrong name
    call("getInventoryDocuments", { warehouse_id: 1 });
    // @ts-expect-error wrong type
    call("addInventoryDocumentItems", { document_id: 1, items: { product_id: 1, quantity: 1 } });
    // @ts-expect-error missing
    call("addInventoryPurchaseOrder", { warehouse_id: 1, supplier_id: 1, payer_id: 1 });
    const [order] = call("getInventoryPurchaseOrders", {}).purchase_orders;
    expectTypeOf(order?.status).toEqualTypeOf<string | undefined>();
  });
});

describe("Base Connect", () => {
  it("is checked", () => {
    // @ts-expect-error wrong name
    call("addConnectContractorCreditSettlement", { connect_contractor_id: 1, amount: 5, note: "cash" });
    // @ts-expect-error wrong type
    call("getConnectIntegrationContractors", { connect_integration_id: true });
    // @ts-expect-error missing
    call("setConnectContractorCreditLimit", { connect_contractor_id: 1 });
    const { own_integrations } = call("getConnectIntegrations", {}).integrations;
    // @ts-expect-error may be absent
    own_integrations.length;
    const [entry] = call("getConnectContractorCreditHistory", { connect_contractor_id: 1 }).credit_data;
    expectTypeOf(entry?.type).toEqualTypeOf<"charge" | "payment" | (string & {}) | undefined>();
  });
});

describe("external storages", () => {
  it("are checked", () => {
    // @ts-expect-error wrong name
    call("getExternalStorageProductsList", { storage: "shop_1" });
    // @ts-expect-error wrong type
    call("getExternalStorageProductsQuantity", { storage_id: "shop_1", page: "2" });
    // @ts-expect-error missing
    call("getExternalStorageProductsData", { storage_id: "shop_1" });
    const [product] = call("getExternalStorageProductsPrices", { storage_id: "shop_1" }).products;
    expectTypeOf(product?.price).toEqualTypeOf<number | undefined>();
    // @ts-expect-error a product need have no variants
    product?.variants.length;
  });
});

describe("printouts", () => {
  it("are checked", () => {
    // @ts-expect-error this method takes nothing
    call("getOrderPrintoutTemplates", { page: 1 });
    // @ts-expect-error neither does this one
    call("getInventoryPrintoutTemplates", { inventory_id: 1 });
    // @ts-expect-error nor a number in place of its parameters
    call("getInventoryPrintoutTemplates", 1);
    const [printout] = call("getOrderPrintoutTemplates", {}).printouts;
    expectTypeOf(printout?.printout_id).toEqualTypeOf<number | undefined>();
    // @ts-expect-error may be absent
    printout?.language.length;
  });
});

describe("the obsolete storage", () => {
  it("is checked", () => {
    // @ts-expect-error wrong name
    call("getProductsList", { storage_id: "bl_1", page: 1 });
    // @ts-expect-error wrong type
    call("getProductsQuantity", { storage_id: 1 });
    // @ts-expect-error missing
    call("deleteProductVariant", { storage_id: "bl_1", product_id: 1 });
    const { products } = call("getProductsList", { storage_id: "bl_1" });
    // @ts-expect-error may be absent
    products.length;
    expectTypeOf(products?.[0]?.product_id).toEqualTypeOf<string | undefined>();
  });
});

describe("names", () => {
  it("are those of their keys", () => {
    type Misnamed = {
      [Name in keyof ApiMethods]: ApiMethods[Name]["name"] extends Name ? never : Name;
    }[keyof ApiMethods];
    expectTypeOf<Misnamed>().toBeNever();
  });

  it("are those of the API and no others", () => {
    // @ts-expect-error no such method
    call("getTickets", {});
    expectTypeOf<"requestParcelPickup" | "runRequestParcelPickup">().toExtend<keyof ApiMethods>();
  });
});
