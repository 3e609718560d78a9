import { describe, expectTypeOf, it } from "vitest";
import type { InventoryProduct } from "../../src/api/methods/products/readProducts.ts";
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import type { BaselinkerOptions, CallOptions } from "../../src/client/calls/options.ts";
import type { RateLimiter } from "../../src/client/limiter/rateLimiter.ts";

declare const baselinker: Baselinker;
const order = { order_status_id: 1, date_add: 1 };

describe("what the compiler refuses", () => {
  it("a client without a token, or with an option that is not there", () => {
    // @ts-expect-error the token is missing
    new Baselinker({});
    // @ts-expect-error it is `timeoutMs`
    new Baselinker({ token: "t", timeout: 5 });
  });

  it("parameters that are missing, unknown or of another type", () => {
    // @ts-expect-error the status is missing
    baselinker.addOrder({ date_add: 1 });
    // @ts-expect-error parameters are missing
    baselinker.addOrder();
    // @ts-expect-error `emial` is unknown
    baselinker.addOrder({ ...order, emial: "a@b.c" });
    // @ts-expect-error the API takes seconds, not a Date
    baselinker.addOrder({ order_status_id: 1, date_add: new Date() });
  });

  it("options among the parameters, and parameters among the options", () => {
    // @ts-expect-error `signal` is an option
    baselinker.getOrders({ signal: AbortSignal.timeout(1) });
    // @ts-expect-error `order_id` is a parameter
    baselinker.getOrders({}, { order_id: 1 });
    // @ts-expect-error there is no such priority
    baselinker.getOrders({}, { priority: "high" });
  });

  it("methods that the SDK does not know, except by `call`", () => {
    // @ts-expect-error not a method
    baselinker.getTickets();
    baselinker.call("getTickets", { page: 1 });
  });
});

describe("what the compiler knows", () => {
  it("the result of a method, normalised", async () => {
    expectTypeOf((await baselinker.addOrder(order)).order_id).toEqualTypeOf<number>();
    const { orders } = await baselinker.getOrders();
    expectTypeOf(orders[0]?.products[0]?.price_brutto).toEqualTypeOf<number | undefined>();
    expectTypeOf(orders[0]?.products[0]?.product_id).toEqualTypeOf<string | undefined>();
  });

  it("the result of `call` where the method is documented", async () => {
    expectTypeOf((await baselinker.call("addOrder", {})).order_id).toEqualTypeOf<number>();
    expectTypeOf(await baselinker.call("getTickets")).toEqualTypeOf<Record<string, unknown>>();
  });

  it("the result of `call` that the caller says, of a method that is not documented", async () => {
    interface Tickets {
      readonly tickets: readonly { readonly ticket_id: number }[];
    }
    expectTypeOf(await baselinker.call<Tickets>("getTickets", { page: 1 })).toEqualTypeOf<Tickets>();
    // @ts-expect-error a result is an object
    await baselinker.call<string>("getTickets");
    // @ts-expect-error what is written down nowhere has to be said at the call
    const unsaid: Tickets = await baselinker.call("getTickets");
    expectTypeOf(unsaid).toEqualTypeOf<Tickets>();
  });

  it("the entries of the iterators", async () => {
    for await (const product of baselinker.iterateInventoryProducts({ inventory_id: 1 })) {
      expectTypeOf(product.parent_id).toEqualTypeOf<number | undefined>();
    }
    expectTypeOf(await baselinker.getInventoryProducts({ inventory_id: 1 }, { limit: 5 })).toEqualTypeOf<
      InventoryProduct[]
    >();
    for await (const each of baselinker.iterateOrders()) expectTypeOf(each.order_id).toEqualTypeOf<number>();
  });

  it("which fetch and which limiter fit", () => {
    expectTypeOf<typeof globalThis.fetch>().toExtend<NonNullable<BaselinkerOptions["fetch"]>>();
    expectTypeOf<{ acquire(): Promise<void>; pauseUntil(time: Date): void }>().toExtend<RateLimiter>();
    expectTypeOf<CallOptions["signal"]>().toEqualTypeOf<AbortSignal | undefined>();
  });

  it("a class that extends the client", () => {
    class Shop extends Baselinker {
      readonly shop = true;
    }
    expectTypeOf(new Shop({ token: "t" }).addOrder).toEqualTypeOf<Baselinker["addOrder"]>();
  });
});
