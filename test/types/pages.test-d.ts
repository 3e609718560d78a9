import { describe, expectTypeOf, it } from "vitest";
import type { ApiMethods } from "../../src/api/methods/methods.ts";
import type { Order } from "../../src/api/methods/orders/orderResult.ts";
import type { InventoryProduct } from "../../src/api/methods/products/readProducts.ts";
import type { PagedReadOf } from "../../src/api/wire/method.ts";
import type { Baselinker } from "../../src/client/calls/baselinker.ts";
import type { PageEntry } from "../../src/client/calls/flatMethods.ts";
import type { PageIterator } from "../../src/client/calls/paginate.ts";

declare const baselinker: Baselinker;

describe("iterators", () => {
  it("are declared for reads, by fields that those have", () => {
    type Paged = PagedReadOf<ApiMethods>;
    // @ts-expect-error no such method
    ({ of: "getParcels", by: "id", from: "id_from", field: "parcels", id: "id", size: 1 }) satisfies Paged;
    // @ts-expect-error a write
    ({ of: "addOrder", by: "page", field: "order_id", size: 1 }) satisfies Paged;
    // @ts-expect-error the answer has no such field
    ({ of: "getOrders", by: "id", from: "id_from", field: "invoices", id: "id", size: 1 }) satisfies Paged;
    // @ts-expect-error no such parameter
    ({ of: "getOrders", by: "id", from: "order_from", field: "orders", id: "id", size: 1 }) satisfies Paged;
    // @ts-expect-error it takes no page
    ({ of: "getOrders", by: "page", field: "orders", size: 1 }) satisfies Paged;
  });

  it("take the parameters of the read and refuse others", () => {
    // @ts-expect-error wrong name
    baselinker.iterateOrders({ filter_mail: "a@b.c" });
    // @ts-expect-error wrong type
    baselinker.iterateInvoices({ id_from: "first" });
    // @ts-expect-error the catalog is missing
    baselinker.iterateInventoryProductsStock();
    // @ts-expect-error a list of kinds
    baselinker.iterateJournalList({ logs_types: 1 });
    // @ts-expect-error the parameter of the other journal
    baselinker.iterateOrderReturnJournalList({ order_id: 1 });
    // @ts-expect-error no such option
    baselinker.iterateOrders({}, { max: 5 });
    baselinker.iterateOrders({}, { limit: 5, cursor: "7", timeoutMs: 1_000 });
  });

  it("give the elements of a list, and key and value of a map", () => {
    expectTypeOf(baselinker.iterateOrders()).toEqualTypeOf<PageIterator<Order>>();
    expectTypeOf(baselinker.iterateInventoryProductsList({ inventory_id: 1 })).toEqualTypeOf<
      PageIterator<[key: string, value: InventoryProduct]>
    >();
    expectTypeOf<PageEntry<"iterateOrders">>().toEqualTypeOf<Order>();
  });
});
