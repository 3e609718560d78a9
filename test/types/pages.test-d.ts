import { describe, expectTypeOf, it } from "vitest";
import type { ApiMethods } from "../../src/api/methods.ts";
import type { Order } from "../../src/api/orders/readOrders.ts";
import type { ListedProduct } from "../../src/api/products.ts";
import type { Baselinker } from "../../src/client/baselinker.ts";
import type { PageIterator } from "../../src/client/pageIterator.ts";
import type { PageMethods } from "../../src/client/pageMethods.ts";

type PagedNames = {
  [Name in keyof ApiMethods]: ApiMethods[Name] extends { readonly paging: unknown }
    ? Name extends `get${infer Rest}`
      ? `iterate${Rest}`
      : never
    : never;
}[keyof ApiMethods];

declare const baselinker: Baselinker;

describe("iterators", () => {
  it("are declared for the paged reads and for no others", () => {
    expectTypeOf<keyof PageMethods>().toEqualTypeOf<PagedNames>();
  });

  it("take the parameters of the read and refuse others", () => {
    // @ts-expect-error wrong name
    baselinker.iterateOrders({ filter_mail: "a@b.c" });
    // @ts-expect-error wrong type
    baselinker.iterateInvoices({ id_from: "1" });
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
      PageIterator<[key: string, value: ListedProduct]>
    >();
  });
});
