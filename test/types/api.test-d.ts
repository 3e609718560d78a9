import { describe, expectTypeOf, it } from "vitest";
import type { MethodParams, MethodResult } from "../../src/api/methods/methods.ts";

/** The client's flat methods take `MethodParams<Name>` and give `MethodResult<Name>`. */
declare function call<Name extends "addOrder" | "getOrders" | "getInventoryProductsList">(
  method: Name,
  params: MethodParams<Name>,
): MethodResult<Name>;

const order = { order_status_id: 8001, date_add: 1_700_000_000 };

describe("parameters", () => {
  it("refuse a wrong name", () => {
    // @ts-expect-error `emial` is not a parameter
    call("addOrder", { order_status_id: 8001, date_add: 1_700_000_000, emial: "buyer@example.com" });
    // @ts-expect-error neither is `price` one of a line
    call("addOrder", { ...order, products: [{ name: "Mug", quantity: 1, price_brutto: 1, price: 1 }] });
  });

  it("refuse a wrong type", () => {
    // @ts-expect-error the phone is a text
    call("addOrder", { ...order, phone: 501112233 });
    const line = { name: "Mug", quantity: 1, price_brutto: 1, storage: "cellar" } as const;
    // @ts-expect-error "cellar" is not a storage
    call("addOrder", { ...order, products: [line] });
    // @ts-expect-error null is not a text
    call("addOrder", { ...order, email: null });
  });

  it("refuse a missing required field", () => {
    // @ts-expect-error `date_add` is missing
    call("addOrder", { order_status_id: 8001 });
    // @ts-expect-error a line needs its quantity
    call("addOrder", { ...order, products: [{ name: "Mug", price_brutto: 1 }] });
    // @ts-expect-error the catalog is missing
    call("getInventoryProductsList", {});
  });

  it("take what fits", () => {
    expectTypeOf(call("addOrder", order)).toHaveProperty("order_id");
    call("addOrder", { ...order, email: undefined, custom_extra_fields: { 101: "google / cpc" } });
    call("addOrder", { ...order, custom_extra_fields: { 101: { title: "scan", file: "data:AAAA" } } });
    const lines = [{ name: "Mug", quantity: 1, price_brutto: 1, product_id: 5, storage: "db" }] as const;
    call("addOrder", { ...order, products: lines });
  });
});

describe("results", () => {
  it("have the types that normalising gives them", () => {
    const [first] = call("getOrders", {}).orders;
    expectTypeOf(first).not.toBeAny();
    if (first === undefined) return;
    expectTypeOf(first.order_id).toEqualTypeOf<number>();
    expectTypeOf(first.payment_method_cod).toEqualTypeOf<boolean>();
    expectTypeOf(first.external_order_id).toEqualTypeOf<string>();
    expectTypeOf(first.products).items.toHaveProperty("price_brutto").toEqualTypeOf<number>();
    // @ts-expect-error fields that the API adds later are kept, but are not typed
    first.a_field_of_tomorrow;
  });

  it("narrow to what may be absent and to what may be of two kinds", () => {
    const { orders } = call("getOrders", {});
    for (const { commission, custom_extra_fields } of orders) {
      // @ts-expect-error it may be absent
      commission.net;
      if (commission !== undefined) expectTypeOf(commission.net).toEqualTypeOf<number>();
      for (const value of Object.values(custom_extra_fields ?? {})) {
        if (typeof value === "string") expectTypeOf(value).toEqualTypeOf<string>();
        else expectTypeOf(value.url).toEqualTypeOf<string>();
      }
    }
  });

  it("give maps by id, whose entries may be absent", () => {
    const { products } = call("getInventoryProductsList", { inventory_id: 307 });
    // @ts-expect-error no product need have this id
    products["101"].prices;
    expectTypeOf(products["101"]?.prices["1"]).toEqualTypeOf<number | undefined>();
  });
});
