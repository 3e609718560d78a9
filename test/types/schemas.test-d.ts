import { describe, expectTypeOf, it } from "vitest";
import type * as z from "zod";
import type { AddOrderParams, MethodResult } from "../../src/entries/index.ts";
import { words } from "../../src/entries/schema/words.ts";
import { jsonSchemaOf, methodKinds, methodSchemas } from "../../src/entries/schema.ts";
import { type ZodSchemas, zodSchemas } from "../../src/entries/zod.ts";

describe("schemas", () => {
  it("are what the specifications say, by the declarations that zod has of them", () => {
    type Standard<Input, Output> = z.core.ZodStandardSchemaWithJSON<z.ZodType<Output, Input>>;
    const { params } = methodSchemas.addOrder;
    expectTypeOf(params["~standard"]).toExtend<Standard<AddOrderParams, AddOrderParams>>();
    const { result } = methodSchemas.getOrders;
    expectTypeOf(result["~standard"]).toExtend<Standard<unknown, MethodResult<"getOrders">>>();
  });

  it("know the kind of each method, and the words that describe them", () => {
    expectTypeOf(methodKinds.addOrder).toEqualTypeOf<"write">();
    // @ts-expect-error it is `getOrders`
    methodKinds.getOrder;
    expectTypeOf(zodSchemas({ words })).toEqualTypeOf<ReturnType<typeof zodSchemas>>();
    // @ts-expect-error the name is misspelt
    zodSchemas({ word: words });
  });

  it("refuse names that are not there", () => {
    // @ts-expect-error it is `addOrder`
    methodSchemas.addorder;
    // @ts-expect-error it is `addOrder`
    zodSchemas().addorder;
    // @ts-expect-error there is no such side
    jsonSchemaOf("addOrder", "both");
  });

  it("are zod objects with the keys of the method", () => {
    const { params } = zodSchemas().addOrder;
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
    const { validate } = methodSchemas.addOrder.params["~standard"];
    const { value } = { value: undefined, ...validate({}) };
    expectTypeOf(value).toEqualTypeOf<AddOrderParams | undefined>();
    expectTypeOf<z.infer<ZodSchemas["addOrder"]["params"]>>().toEqualTypeOf<AddOrderParams>();
    expectTypeOf<z.input<ZodSchemas["addOrder"]["params"]>>().toEqualTypeOf<AddOrderParams>();
    expectTypeOf<z.infer<ZodSchemas["getOrders"]["result"]>>().toEqualTypeOf<MethodResult<"getOrders">>();
  });
});
