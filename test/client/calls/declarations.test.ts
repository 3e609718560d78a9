import { describe, expect, it } from "vitest";
import { Declarations } from "../../../src/client/calls/declarations.ts";

describe("the declarations of methods", () => {
  it("come with the first call, which goes out with the parameters as they were when it was made", async () => {
    const declarations = new Declarations();
    const line = Object.assign(Object.create(null), { name: "Mug", quantity: 1 });
    const params = { order_status_id: 1, products: [line] };
    const first = declarations.run("addOrder", params, async (method, given) => [method?.name, given]);
    line.quantity = 2;
    params.order_status_id = 2;
    expect(await first).toEqual([
      "addOrder",
      { order_status_id: 1, products: [{ name: "Mug", quantity: 1 }] },
    ]);
  });

  it("are used at once when they are there, with the parameters themselves", async () => {
    const declarations = new Declarations();
    await declarations.run("addOrder", {}, async () => undefined);
    const params = {};
    let given: unknown;
    void declarations.run("getOrders", params, async (_, own) => {
      given = own;
    });
    expect(given).toBe(params);
  });

  it("know how each iterator reads on, and no other", async () => {
    const declarations = new Declarations();
    expect(await declarations.paging("iterateOrders")).toMatchObject({ of: "getOrders", by: "id" });
    await expect(declarations.paging("iterateNothing")).rejects.toThrow(
      new TypeError("There is no iterator `iterateNothing`."),
    );
  });

  it("keep calls in the order in which they were made", async () => {
    const declarations = new Declarations();
    const made: number[] = [];
    await Promise.all([1, 2, 3].map((n) => declarations.run("getOrders", {}, async () => made.push(n))));
    expect(made).toEqual([1, 2, 3]);
  });

  it("leave what is not a plain tree to those who read it", async () => {
    const endless: Record<string, unknown> = {};
    endless.self = endless;
    const price = { amount: 5, toJSON: () => 5 };
    class Money {
      toJSON() {
        return "5.00";
      }
    }
    const bytes = Buffer.from("a");
    const params = { price, money: new Money(), bytes, at: new Date(0), none: undefined };
    const givenOf = (own: unknown) => new Declarations().run("addOrder", own, async (_, given) => given);
    expect(await givenOf(endless)).toBe(endless);
    expect(JSON.stringify(await givenOf(params))).toBe(JSON.stringify(params));
    expect(await givenOf(params)).toMatchObject({ bytes });
    expect(await givenOf("text")).toBe("text");
  });
});
