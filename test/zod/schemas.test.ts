import { describe, expect, it } from "vitest";
import * as z from "zod";
import { allMethods } from "../../src/api/methods.ts";
import { schemas as standardSchemas } from "../../src/schema/index.ts";
import { schemas } from "../../src/zod/index.ts";

const order = { order_status_id: 1, date_add: 1_767_225_600 };

describe("the zod schemas of a method", () => {
  it("take what the method takes, alone and as a part of another schema", () => {
    expect(schemas.addOrder.params.parse(order)).toEqual(order);
    const job = z.object({ shop: z.string(), order: schemas.addOrder.params });
    expect(job.parse({ shop: "a", order })).toEqual({ shop: "a", order });
    expect(
      job.safeParse({ shop: "a", order: { ...order, emial: "a", date_add: "now" } }).error?.issues,
    ).toMatchObject([
      { path: ["order", "emial"], message: expect.stringContaining("Did you mean `email`?") },
      { path: ["order", "date_add"], message: expect.stringContaining("unix time in seconds") },
    ]);
  });

  it("bring an answer into its shape, and say where that cannot be done", () => {
    const { result } = schemas.getOrderSources;
    expect(result.parse({ sources: { personal: ["By phone"] } })).toEqual({
      sources: { personal: { 0: "By phone" } },
    });
    expect(result.safeParse({ sources: 5 }).error?.issues).toMatchObject([
      { path: ["sources"], message: "map expected, number came" },
    ]);
  });

  it("are there for every method, say the same as the Standard Schemas, and are made once", () => {
    const names = Object.keys(schemas);
    expect(names.sort()).toEqual(Object.keys(allMethods()).sort());
    expect(schemas.getOrders).toBe(schemas.getOrders);
    for (const value of [undefined, null, [], {}, { order_id: "x" }, "text", 5]) {
      for (const [name, { params, result }] of Object.entries(schemas)) {
        const standard = Object.entries(standardSchemas).find(([each]) => each === name)?.[1];
        const wrong = standard?.params["~standard"].validate(value).issues?.length ?? 0;
        expect(params.safeParse(value).error?.issues.length ?? 0, name).toBe(wrong);
        const drifted = standard?.result["~standard"].validate(value).issues?.length ?? 0;
        expect(result.safeParse(value).error?.issues.length ?? 0, name).toBe(drifted);
      }
    }
  });
});
