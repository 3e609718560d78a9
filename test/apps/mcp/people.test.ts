import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allMethods } from "../../../src/api/methods/methods.ts";
import { Place } from "../../../src/api/methods/personalFields.ts";
import type { AnyShape } from "../../../src/api/wire/shape.ts";
import { People } from "../../../src/apps/mcp/people.ts";
import { casesOf } from "../../support/casesOf.ts";
import { anna, ordersOf, phones, textsIn } from "./hiddenOrders.ts";

describe("hidden people", () => {
  it("leave a result as marks, and what is not personal stays", () => {
    expect(ordersOf(new People({ show: false }), [anna])).toEqual([
      {
        order_id: 7,
        email: "[email 1]",
        phone: "[phone 1]",
        user_login: "[login 1]",
        user_comments: "[comment 1]",
        admin_comments: "[comment 2]",
        delivery_fullname: "[name 1]",
        delivery_city: "[address 1]",
        delivery_country_code: "PL",
        invoice_nip: "[tax 1]",
        extra_field_1: "",
        custom_extra_fields: { 135: "[extra 1]", 136: { title: "[extra 2]", url: "[extra 3]" } },
        products: [{ name: "Mug", attributes: "[variant 1]", quantity: 2 }],
      },
    ]);
  });

  it("are hidden in the result of every method, and nothing else is", () => {
    const people = new People({ show: false });
    for (const { name, result } of Object.values(allMethods())) {
      const given = exampleOf({ node: { type: "object", fields: result }, optional: false }, (path) =>
        Place.of(name, path).kind !== undefined ? "Zofia" : `${path} is shown`,
      );
      const shown = textsIn(people.hide(name, given)).filter(
        (text) => !/^(?:\[\w+ 1\]|\(file .*)$/.test(text),
      );
      expect(shown, name).toEqual(textsIn(given).filter((text) => text !== "Zofia"));
    }
  });

  it("are not hidden where the user wants to see them", () => {
    const people = new People({ show: true });
    const result = { orders: [anna] };
    expect(people.hide("getOrders", result)).toBe(result);
    expect(people.hideText("anna.lis@example.com")).toBe("anna.lis@example.com");
    expect(people.reveal({ email: "[email 1]" })).toEqual({ email: "[email 1]" });
    expect(people.revealForWrite("setOrderFields", { email: "[email 1]" })).toEqual({ email: "[email 1]" });
    expect(people.isHidden("getOrders", "orders.email")).toBe(false);
  });

  it("have one mark for each value, wherever and however it is written", () => {
    const people = new People({ show: false });
    const [first] = ordersOf(people, [{ email: "anna.lis@example.com", phone: "+48 600 100 200" }]);
    const [second] = ordersOf(people, [
      {
        email: " Anna.Lis@Example.com ",
        phone: "48600100200",
        user_login: "anna.lis@example.com",
        products: [{ name: "For anna.lis@example.com, +48 (600) 100-200" }],
      },
    ]);
    expect(first).toEqual({ email: "[email 1]", phone: "[phone 1]" });
    expect(second).toEqual({
      email: "[email 1]",
      phone: "[phone 1]",
      user_login: "[email 1]",
      products: [{ name: "For [email 1], [phone 1]" }],
    });
    expect(people.hide("getCrmClients", { clients: [{ email: "anna.lis@example.com" }] })).toEqual({
      clients: [{ email: "[email 1]" }],
    });
  });

  it("have marks of their own where their values only contain those of others, or look like them", () => {
    const people = new People({ show: false });
    const orders = ordersOf(people, [
      { phone: "600100200", email: "kim@example.com" },
      { phone: "600100200 (ask for Jan)", email: "\u212aim@example.com" },
    ]);
    expect(orders).toEqual([
      { phone: "[phone 1]", email: "[email 1]" },
      { phone: "[phone 2]", email: "[email 2]" },
    ]);
  });

  it("are known by name in what is not declared, with all that is below", () => {
    const people = new People({ show: false });
    expect(ordersOf(people, [{ buyer: { phone: 600100200, notes: [{ by: "Ewa" }], age: 40 } }])).toEqual([
      { buyer: { phone: "[phone 1]", notes: [{ by: "[comment 1]" }], age: 40 } },
    ]);
    expect(people.hide("getOrders", { "eva@example.com": { "+48 600 300 300": 1 } })).toEqual({
      "[email 1]": { "[phone 2]": 1 },
    });
  });

  it("are hidden in texts that Base adds to what it says about them, until these are declared", () => {
    const people = new People({ show: false });
    const nickname = { nickname: ["Anka"], since: 2020, status: "new" };
    const products = [{ nickname: "the blue one" }];
    expect(ordersOf(people, [{ ...nickname, products }])).toEqual([
      { nickname: ["[value 1]"], since: 2020, status: "new", products },
    ]);
    expect(people.hide("getCrmClientData", nickname)).toMatchObject({ nickname: ["[value 1]"], since: 2020 });
  });

  it("are not in what conditions are tried on", () => {
    const people = new People({ show: false });
    const given = {
      order_id: 7,
      email: "a@example.com",
      delivery_country_code: "PL",
      products: [{ sku: "A" }],
    };
    const hidden = people.hide("getOrders", given, "orders.*");
    expect(people.withoutMarks("getOrders", hidden, "orders.*")).toEqual({ ...given, email: undefined });
    expect(new People({ show: true }).withoutMarks("getOrders", given, "orders.*")).toBe(given);
  });

  it("are hidden also where an answer has another form than it should", () => {
    const people = new People({ show: false });
    const email = ["anna.lis@example.com", { of: "work", n: 5, none: null, is: true }];
    expect(ordersOf(people, [{ email, delivery_fullname: { first: "Anna" } }, "eva@example.com"])).toEqual([
      {
        email: ["[email 1]", { of: "[email 2]", n: "[email 3]", none: null, is: true }],
        delivery_fullname: { first: "[name 1]" },
      },
      "[email 4]",
    ]);
    expect(people.hide("getOrders", "eva@example.com")).toBe("[email 4]");
  });

  it("leave a part of a result as the whole", () => {
    const people = new People({ show: false });
    for (const path of ["orders", "orders.*"]) {
      expect(people.hide("getOrders", anna, path)).toEqual(ordersOf(people, [anna])[0]);
    }
    expect(people.hide("getOrders", "Aunt Zofia", "orders.custom_extra_fields.135")).toBe("[extra 1]");
    expect(people.hide("getOrders", "For a@example.com", "orders.products.name")).toBe("For [email 2]");
  });

  it("are not in files, of which the size remains", () => {
    const people = new People({ show: false });
    const label = Buffer.from("%PDF Anna Lis").toString("base64");
    expect(people.hide("getLabel", { extension: "pdf", label })).toEqual({
      extension: "pdf",
      label: "(file of 15 bytes, not shown)",
    });
  });

  it("leave what was given as it was, whatever its keys and its depth", () => {
    const people = new People({ show: false });
    const given = JSON.parse(
      '{"orders":[{"email":"anna.lis@example.com","__proto__":{"email":"a@example.com"}}]}',
    );
    const before = structuredClone(given);
    const shown = people.hide("getOrders", given);
    expect(given).toEqual(before);
    expect(JSON.stringify(shown)).toBe(
      '{"orders":[{"email":"[email 1]","__proto__":{"email":"[email 2]"}}]}',
    );
    let deep: unknown = "anna.lis@example.com";
    for (let depth = 0; depth < 100_000; depth += 1) deep = { a: [deep] };
    expect(JSON.stringify(people.hide("getOrders", deep))).not.toContain("anna");
  });

  it("leave no e-mail and no phone with + in any answer", () => {
    const value = fc.oneof(fc.emailAddress(), phones());
    const key = fc.oneof(fc.constantFrom("orders", "email", "products", "name", "__proto__"), value);
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        fc
          .tuple(fc.constantFrom("", "Ring ", "(", "to:", "a"), value, fc.constantFrom("", ", now", ")"))
          .map((parts) => parts.join("")),
        fc.dictionary(key, tie("tree"), { maxKeys: 4 }),
        fc.array(tie("tree"), { maxLength: 3 }),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.constantFrom("getOrders", "getCrmClients", "none"), (given, method) => {
        const shown = JSON.stringify(new People({ show: false }).hide(method, given));
        for (const found of textsIn(given).join("\n").match(contact) ?? [])
          expect(shown).not.toContain(found);
      }),
      { numRuns: casesOf(200) },
    );
  });
});

describe("fields that are hidden", () => {
  it("are those with personal data, and what holds them", () => {
    const people = new People({ show: false });
    expect(people.isHidden("getOrders", "orders.email")).toBe(true);
    expect(people.isHidden("getOrders", "orders.custom_extra_fields.135")).toBe(true);
    expect(people.isHidden("getOrders", "orders")).toBe(true);
    expect(people.isHidden("getOrders", "orders.products.sku")).toBe(false);
  });
});

/** A simpler form than the one of the source. */
const contact = /[a-z0-9]+@[a-z0-9.-]+\.[a-z]{2,}|\+\d{3} \d{3} \d{3}/g;

/** A result with a text wherever one may be. */
function exampleOf({ node }: AnyShape, textAt: (path: string) => string, path = ""): unknown {
  switch (node.type) {
    case "list":
      return [exampleOf(node.item, textAt, path)];
    case "map":
      return { 7: exampleOf(node.value, textAt, path) };
    case "either":
      return exampleOf(node.other, textAt, path);
    case "object":
      return Object.fromEntries(
        Object.entries(node.fields).map(([name, shape]) => [
          name,
          exampleOf(shape, textAt, path === "" ? name : `${path}.${name}`),
        ]),
      );
    case "text":
    case "identifier":
    case "unknown":
      return textAt(path);
    default:
      return 1;
  }
}
