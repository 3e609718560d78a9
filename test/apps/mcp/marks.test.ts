import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { People } from "../../../src/apps/mcp/people.ts";
import { casesOf } from "../../support/casesOf.ts";
import { anna, ordersOf, phones, textsIn } from "./hiddenOrders.ts";

describe("marks", () => {
  it("in parameters of a read get their values back, at any depth", () => {
    const people = new People({ show: false });
    ordersOf(people, [anna]);
    expect(people.reveal({ email: "[email 1]", list: [{ phone: "[phone 1]" }], page: 2 })).toEqual({
      email: "anna.lis@example.com",
      list: [{ phone: "+48 600 100 200" }],
      page: 2,
    });
  });

  it("give back what was hidden, and the same value has the same one", () => {
    const text = fc.oneof(fc.string(), fc.emailAddress(), phones(), fc.constantFrom("[email 1]", "[name 2]"));
    const order = fc.record({ email: text, phone: text, user_comments: text, delivery_fullname: text });
    fc.assert(
      fc.property(fc.array(order, { maxLength: 5 }), (orders) => {
        const people = new People({ show: false });
        const shown = people.hide("getOrders", { orders });
        expect(people.hide("getOrders", { orders })).toEqual(shown);
        expect(textsIn(people.reveal(shown)).map(normal)).toEqual(textsIn({ orders }).map(normal));
      }),
      { numRuns: casesOf(200) },
    );
  });

  it("that no answer gave are refused, and so are marks within a text that is read", () => {
    const people = new People({ show: false });
    ordersOf(people, [anna]);
    expect(() => people.reveal({ email: "[email 9]" })).toThrow(
      refusal("No answer of this server has [email 9]."),
    );
    expect(() => people.reveal({ email: "x [email 1]" })).toThrow(refusal("only as a whole value"));
    expect(people.reveal({ email: "[colour 1] [email one]" })).toEqual({ email: "[colour 1] [email one]" });
  });

  it("may be written to the field that they came from, also within a longer text", () => {
    const people = new People({ show: false });
    ordersOf(people, [anna]);
    expect(
      people.revealForWrite("setOrderFields", {
        order_id: 7,
        admin_comments: "[comment 2]\nCalled on Monday",
        email: "[email 1]",
        custom_extra_fields: { 140: "[extra 1]" },
      }),
    ).toEqual({
      order_id: 7,
      admin_comments: "Called on Friday\nCalled on Monday",
      email: "anna.lis@example.com",
      custom_extra_fields: { 140: "Aunt Zofia" },
    });
  });

  it("are written as the field spelled them", () => {
    const people = new People({ show: false });
    ordersOf(people, [{ email: "anna.lis@example.com" }, { user_login: "Anna.Lis@example.com" }]);
    expect(people.revealForWrite("addCrmClient", { email: "[email 1]" })).toEqual({
      email: "anna.lis@example.com",
    });
    expect(people.revealForWrite("addOrder", { user_login: "[email 1]" })).toEqual({
      user_login: "Anna.Lis@example.com",
    });
  });

  it.each([
    ["setOrderFields", { admin_comments: "[comment 1]" }, "[comment 1] was not read in admin_comments"],
    ["setOrderFields", { admin_comments: "Ring [phone 1]" }, "[phone 1] was not read in admin_comments"],
    ["setOrderFields", { user_comments: "[comment 9]" }, "No answer of this server has [comment 9]."],
    ["setOrderFields", { custom_extra_fields: { email: "[email 1]" } }, "not read in custom_extra_fields"],
    ["setOrderFields", { nothing: { email: "[email 1]" } }, "not read in this field"],
    ["addInventoryProduct", { text_fields: { email: "[email 1]" } }, "not read in text_fields"],
    ["addInventoryProduct", { text_fields: { features: { phone: "[phone 1]" } } }, "not read in text_fields"],
    ["noMethod", { email: "[email 1]" }, "not read in this field"],
  ])("are written nowhere else: %s %j", (method, params, message) => {
    const people = new People({ show: false });
    ordersOf(people, [anna]);
    expect(() => people.revealForWrite(method, params)).toThrow(refusal(message));
  });

  it("of a text of a product may be written to that text", () => {
    const people = new People({ show: false });
    people.hide("getInventoryProductsData", {
      products: {
        5: { text_fields: { description: "Ask shop@example.com", features: { Help: "+48600100200" } } },
      },
    });
    const text_fields = { description: "New. Ask [email 1]", features: { Help: "[phone 1]" } };
    expect(people.revealForWrite("addInventoryProduct", { text_fields })).toEqual({
      text_fields: { description: "New. Ask shop@example.com", features: { Help: "+48600100200" } },
    });
  });

  it("that a buyer wrote are texts: they never become the values of another", () => {
    const people = new People({ show: false });
    const [, order] = ordersOf(people, [
      anna,
      {
        user_comments: "[comment 2]",
        products: [{ name: "Write [email 1] and [Phone 1] here" }],
        "[email 1]": 1,
      },
    ]);
    expect(order).toEqual({
      user_comments: "[comment 3]",
      products: [{ name: "Write [text 1] and [text 2] here" }],
      "[text 1]": 1,
    });
    expect(people.reveal("[text 1]")).toBe("[email 1]");
    expect(people.revealForWrite("setOrderFields", { user_comments: "[comment 3]!" })).toEqual({
      user_comments: "[comment 2]!",
    });
    // What is written and read again is as it was written.
    expect(ordersOf(people, [{ user_comments: "[comment 2]" }])).toEqual([{ user_comments: "[comment 3]" }]);
  });
});

describe("a text that has no field", () => {
  it("is also one within something", () => {
    const people = new People({ show: false });
    const shown = people.hideTexts({
      problems: [{ path: "a", message: "anna@example.com is not a text" }],
      count: 2,
    });
    expect(shown).toEqual({ problems: [{ path: "a", message: "[email 1] is not a text" }], count: 2 });
  });

  it("is shown without e-mails, phones and every value that has a mark", () => {
    const people = new People({ show: false });
    ordersOf(people, [anna]);
    const text =
      "annalis, ANNA.LIS@example.com, Anna Lis (5261040828) of Łódź: eva@example.com, +48 600 100 201";
    expect(people.hideText(text)).toBe(
      "[login 1], [email 1], [name 1] ([tax 1]) of Łódź: [email 2], [phone 2]",
    );
  });

  it("keeps marks, parts of words, short values and small numbers", () => {
    const people = new People({ show: false });
    ordersOf(people, [
      { user_login: "email", delivery_city: "Nowa", delivery_postcode: "12345", email: "e@f.pl" },
    ]);
    expect(people.hideText("[email 1] and [email 7] by emails, email_1, email. Nowa 12345, e@f.pl")).toBe(
      "[email 1] and [email 7] by emails, email_1, [login 1]. Nowa 12345, [email 1]",
    );
  });

  it("is shown with the longest value that fits", () => {
    const people = new People({ show: false });
    ordersOf(people, [{ user_login: "Anna Lis" }, { delivery_fullname: "Anna Lis-Nowak" }]);
    expect(people.hideText("Anna Lis-Nowak, Anna Lis")).toBe("[name 1], [login 1]");
  });
});

/** What two spellings of one value share. */
function normal(text: string): string {
  const trimmed = text.trim();
  if (trimmed.includes("@")) return trimmed.toLowerCase();
  return /^\+?[\d\s()./-]+$/.test(trimmed) ? trimmed.replace(/\D/g, "") || trimmed : trimmed;
}

function refusal(message: string): unknown {
  return expect.objectContaining({ code: "hidden_value", message: expect.stringContaining(message) });
}
