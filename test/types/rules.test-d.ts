import { describe, expectTypeOf, it } from "vitest";
import type { AddOrderParams } from "../../src/api/methods/orders/changeOrders.ts";
import type { Baselinker } from "../../src/client/calls/baselinker.ts";
import type { LeadPreview } from "../../src/forwarding/forwarder/forwarder.ts";
import type { LeadMapper } from "../../src/forwarding/forwarder/options.ts";
import type { MapContext } from "../../src/mapping/contract/mapContext.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { defineRules } from "../../src/mapping/rules/rules.ts";

describe("rules", () => {
  it("compile as an object without a type, whose version is any number, as in an imported file", () => {
    const rules = { version: 1, fields: { email: "Email", phone: { path: "Phone" } } };
    createMapper(rules);
    defineRules(rules);
  });

  it("do not compile with a version that is a text, or without one", () => {
    // @ts-expect-error the version is a number
    defineRules({ version: "1", fields: { email: "Email" } });
    // @ts-expect-error the version is missing
    defineRules({ fields: { email: "Email" } });
  });
});

describe("the order of a mapped lead", () => {
  // Never called: only their types matter.
  const read = (id: string) => {
    const result = createMapper({ version: 1, fields: {} }).map({}, { receivedAt: new Date(0) });
    if (result.status !== "order") return;
    expectTypeOf(result.order.order_status_id).toEqualTypeOf<number>();
    expectTypeOf(result.order.custom_source_id).toEqualTypeOf<number | undefined>();
    expectTypeOf(result.order.custom_extra_fields?.[id]).toEqualTypeOf<string | undefined>();
    const lines = result.order.products?.map(({ name, quantity }) => `${quantity} × ${name}`);
    expectTypeOf(lines).toEqualTypeOf<string[] | undefined>();
    expectTypeOf(result.order).toExtend<AddOrderParams>();
    expectTypeOf<Parameters<Baselinker["addOrder"]>[0]>().toEqualTypeOf<AddOrderParams>();
  };

  it("has ids as numbers, and additional fields that any text reads", () => {
    expectTypeOf(read).toBeFunction();
  });

  it("may have ids as texts where the mapper is your own", () => {
    const mapper = {
      map: (_lead: unknown, _context: MapContext) => {
        const order: AddOrderParams = { order_status_id: "8001", date_add: 1 };
        return { status: "order", order, key: "1", issues: [] } as const;
      },
    };
    expectTypeOf(mapper).toExtend<LeadMapper>();
    expectTypeOf(createMapper({ version: 1, fields: {} })).toExtend<LeadMapper>();
  });

  it("is read by any text in a preview too", () => {
    const read = (preview: LeadPreview, id: string) =>
      preview.status === "order" ? preview.order.custom_extra_fields?.[id] : undefined;
    expectTypeOf(read).returns.toBeUnknown();
  });
});
