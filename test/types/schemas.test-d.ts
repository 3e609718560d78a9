import { describe, expectTypeOf, it } from "vitest";
import type * as z from "zod";
import type { AddOrderParams, MethodResult } from "../../src/entries/index.ts";
import { jsonSchemaOf, type SchemaResult, schemas } from "../../src/entries/schema.ts";
import { schemas as zodSchemas } from "../../src/entries/zod.ts";

describe("schemas", () => {
  it("refuse names that are not there", () => {
    // @ts-expect-error it is `addOrder`
    schemas.addorder;
    // @ts-expect-error it is `addOrder`
    zodSchemas.addorder;
    // @ts-expect-error there is no such side
    jsonSchemaOf("addOrder", "both");
  });

  it("are zod objects with the keys of the method", () => {
    const { params } = zodSchemas.addOrder;
    expectTypeOf<z.infer<typeof params.shape.email>>().toEqualTypeOf<string | undefined>();
    expectTypeOf(params.shape.products.unwrap().element.shape.quantity).toEqualTypeOf<
      z.ZodType<number, number>
    >();
    const contact = params.pick({ email: true, phone: true });
    expectTypeOf<z.infer<typeof contact>>().toEqualTypeOf<{
      email?: string | undefined;
      phone?: string | undefined;
    }>();
    // @ts-expect-error it is `email`
    params.pick({ emial: true });
  });

  it("give the types of the client", () => {
    const { validate } = schemas.addOrder.params["~standard"];
    expectTypeOf(validate({})).toEqualTypeOf<SchemaResult<AddOrderParams>>();
    expectTypeOf<z.infer<typeof zodSchemas.addOrder.params>>().toEqualTypeOf<AddOrderParams>();
    expectTypeOf<z.input<typeof zodSchemas.addOrder.params>>().toEqualTypeOf<AddOrderParams>();
    expectTypeOf<z.infer<typeof zodSchemas.getOrders.result>>().toEqualTypeOf<MethodResult<"getOrders">>();
  });
});
