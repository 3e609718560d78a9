import { describe, expect, it } from "vitest";
import {
  agrees,
  contactsOf,
  contentOf,
  looksLike,
  totalOf,
} from "../../../src/forwarding/delivery/orderTraits.ts";

const mug = { name: "Mug", price_brutto: 10, quantity: 2 };

describe("the contacts of an order", () => {
  it.each([
    ["the e-mail in small letters", { email: " Ann@Example.com " }, ["ann@example.com"]],
    ["the last nine digits of the phone", { phone: "+380 67 123-45-67" }, ["671234567"]],
    ["both", { email: "ann@example.com", phone: "0671234567" }, ["ann@example.com", "671234567"]],
    ["none where there is neither", { email: " ", phone: "" }, []],
    ["none where they are not text", { email: 7, phone: 671234567 }, []],
  ])("are %s", (_, order, contacts) => {
    expect(contactsOf(order)).toEqual(contacts);
  });
});

describe("the content of an order", () => {
  const order = {
    order_status_id: 8001,
    date_add: 1_764_000_000,
    email: "Ann@Example.com",
    phone: "+380671234567",
    invoice_city: "Kyiv",
    delivery_price: 5,
    delivery_company: "",
    delivery_city: "Lviv",
    products: [
      { ...mug, sku: "M-1" },
      { ...mug, sku: "" },
    ],
  };

  it("is one text in every version: stores keep its hash", () => {
    expect(contentOf(order)).toBe(
      '["ann@example.com","671234567",[["M-1",2],["Mug",2]],[["delivery_city","Lviv"],["invoice_city","Kyiv"]]]',
    );
  });

  it("may be nothing at all", () => {
    expect(contentOf({ order_status_id: 8001, date_add: 1_764_000_000 })).toBe('["","",[],[]]');
  });

  it("takes a field for an address by the beginning of its name", () => {
    const noted = { ...order, no_delivery_today: "yes" };
    expect(contentOf(noted)).toBe(contentOf(order));
  });
});

describe("a found order", () => {
  const ours = { email: "a@b.c", phone: "0671234567", products: [mug] };
  const [same, other] = [{ products: [mug] }, { products: [{ ...mug, quantity: 3 }] }];

  it.each([
    ["has the same contact and total", { email: "A@b.c", ...same }, true, true],
    [
      "has the same phone and another e-mail",
      { email: "x@b.c", phone: "+380671234567", ...same },
      true,
      true,
    ],
    ["has the same contact and another total", { email: "a@b.c", ...other }, true, false],
    ["has another contact and the same total", { email: "x@b.c", ...same }, false, false],
    ["has another contact and another total", { email: "x@b.c", ...other }, false, false],
    ["has no contact and the same total", { email: "", phone: "", ...same }, true, true],
    ["has no contact and another total", { email: "", phone: "", ...other }, false, false],
    ["has another contact and no lines", { email: "x@b.c", products: [], delivery_price: 20 }, false, false],
    ["has the same contact and no lines", { email: "a@b.c", products: [], delivery_price: 7 }, true, true],
    ["has nothing to compare", {}, true, true],
  ])("that %s: whether it may be ours, and looks like it", (_, found, isOurs, isLike) => {
    expect([agrees(ours, found), looksLike(ours, found)]).toEqual([isOurs, isLike]);
  });

  it("without a contact may be any order that has the same total, whatever its contact is", () => {
    const anonymous = { products: [mug] };
    expect(looksLike(anonymous, { email: "x@b.c", phone: "1", ...same })).toBe(true);
    expect(agrees(anonymous, { email: "x@b.c", phone: "1", ...other })).toBe(false);
  });
});

describe("the total of an order", () => {
  it.each([
    ["rounds each line on its own", { products: [{ price_brutto: 0.335, quantity: 1 }, mug] }, 20.34],
    ["counts the delivery", { products: [mug], delivery_price: "4.99" }, 24.99],
    ["is not known without lines", { products: [], delivery_price: 5 }, undefined],
    ["is not known where a line cannot be read", { products: [mug, "new shape"] }, undefined],
  ])("%s", (_, order, total) => {
    expect(totalOf(order)).toBe(total);
  });
});
