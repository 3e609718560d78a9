import { describe, expect, it } from "vitest";
import { People } from "../../../src/apps/mcp/people.ts";
import { ordersOf } from "./hiddenOrders.ts";

const łucja = {
  delivery_fullname: "Łucja Grabowska-Żak",
  email: "lucja.zak@example.com",
  phone: "+48 600 100 200",
  delivery_address: "ul. Kwiatowa 12/3",
  invoice_nip: "526-104-08-28",
  user_comments: "Kocham Cię na zawsze",
};

/** What a model sees of a text of the order of a buyer. */
function shown(name: string): string {
  const [order] = ordersOf(new People({ show: false }), [{ ...łucja, products: [{ name }] }]);
  return JSON.stringify(Object(order).products);
}

describe("what a personal field of an entry holds", () => {
  it.each([
    ["the whole value", "For Łucja Grabowska-Żak!", "For [name 1]!"],
    ["a word of a name", "Mug Łucja", "Mug [name 2]"],
    ["a name in capitals", "MUG ŁUCJA", "MUG [name 2]"],
    ["a name without accents", "Mug Lucja", "Mug [name 2]"],
    ["a name in decomposed letters", "Mug Z\u0307ak", "Mug [name 2]"],
    ["a name with invisible characters", "Mug Gra\u200bbowska", "Mug [name 2]"],
    ["a name that is percent-encoded", "?to=%C5%81ucja+Grabowska&n=1", "?to=[name 2]&n=1"],
    ["a name in Base64", `id ${Buffer.from("Łucja Grabowska").toString("base64")}`, "id [name 2]"],
    ["a name in escapes of JSON", "Mug \\u0141ucja", "Mug [name 2]"],
    ["a name in numbers of HTML", "Mug &#321;ucja &amp; &#x141;ucja", "Mug [name 2] &amp; [name 2]"],
    ["a name with letters of HTML", "Mug &Lstrok;ucja", "Mug [name 2]"],
    ["an e-mail in numbers of HTML", "to lucja.zak&#64;example.com", "to [email 2]"],
    ["a name with nothing between its words", "ŁucjaGrabowskaŻak.pdf", "[name 2].pdf"],
    ["a name between numbers", "1Łucja2", "1[name 2]2"],
    ["a phone in groups", "Call 600-100-200", "Call [phone 2]"],
    ["a phone without the code of its country", "Call 600100200", "Call [phone 2]"],
    ["a phone as it is dialled", "Call 0048 (600) 100 200", "Call [phone 1]"],
    ["a tax number in one word", "NIP 5261040828", "NIP [tax 2]"],
    ["an address with other spaces", "UL. KWIATOWA  12 / 3", "[address 2]"],
    ["an engraving that is also a comment", "Engraving: kocham cie na zawsze.", "Engraving: [comment 2]."],
    ["an e-mail that is percent-encoded", "to lucja.zak%40example.com", "to [email 2]"],
  ])("is hidden in its other texts: %s", (_, text, expected) => {
    expect(shown(text).replaceAll(/\[(\w+) \d+\]/g, "[$1]")).toBe(
      JSON.stringify([{ name: expected }]).replaceAll(/\[(\w+) \d+\]/g, "[$1]"),
    );
  });

  it.each(["Lucjan", "Żaki", "Kwiatowa", "600100", "6001002001", "A mug", "Blue, 12/3"])(
    "is not found in a text that only resembles it: %s",
    (text) => {
      expect(shown(text)).toBe(JSON.stringify([{ name: text }]));
    },
  );

  it("is hidden in the entry alone: another buyer may have the name of goods", () => {
    const orders = ordersOf(new People({ show: false }), [
      { delivery_fullname: "Anna Mug", payment_method: "transfer by ANNA" },
      { delivery_fullname: "Jan Lis", products: [{ name: "A mug" }] },
    ]);
    expect(orders).toEqual([
      { delivery_fullname: "[name 1]", payment_method: "transfer by [name 2]" },
      { delivery_fullname: "[name 3]", products: [{ name: "A mug" }] },
    ]);
  });

  it("is hidden in messages if it is a whole value, and not if it is a word that goods have too", () => {
    const people = new People({ show: false });
    ordersOf(people, [{ delivery_fullname: "Rosa Black", products: [{ name: "Black mug of Rosa Black" }] }]);
    expect(people.hideText("Colour: Black, by Rosa Black")).toBe("Colour: Black, by [name 1]");
    ordersOf(people, [{ delivery_fullname: "Black" }]);
    expect(people.hideText("Colour: Black")).toBe("Colour: [name 2]");
  });

  it("is hidden in keys that are no names of fields", () => {
    const [order] = ordersOf(new People({ show: false }), [
      { delivery_fullname: "Zofia Lis", products: [{ Zofia: 1, name: 2 }] },
    ]);
    expect(JSON.stringify(Object(order).products)).toBe('[{"[name 2]":1,"name":2}]');
  });

  it("has a mark that gives back its very spelling, and is written where it was", () => {
    const people = new People({ show: false });
    ordersOf(people, [{ delivery_fullname: "Zofia Lis", products: [{ name: "Mug ZOFIA" }] }]);
    expect(people.reveal("[name 2]")).toBe("ZOFIA");
    const params = { order_id: 1, name: "Mug [name 2]", quantity: 1 };
    expect(people.revealForWrite("addOrderProduct", params)).toEqual({ ...params, name: "Mug ZOFIA" });
  });

  it("is no mark of another value, whatever a buyer is called", () => {
    const [order] = ordersOf(new People({ show: false }), [
      { delivery_fullname: "Name Email", email: "a@example.com", payment_method: "a@example.com" },
    ]);
    expect(order).toEqual({ delivery_fullname: "[name 1]", email: "[email 1]", payment_method: "[email 1]" });
  });
});
