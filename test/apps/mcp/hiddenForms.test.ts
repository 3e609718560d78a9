import { describe, expect, it } from "vitest";
import { People } from "../../../src/apps/mcp/people.ts";
import { buildOrder } from "../../../src/testing/fake/builders.ts";
import { growthOf } from "../../support/growthOf.ts";
import { workOf } from "../../support/threadTimer.ts";
import { ordersOf } from "./hiddenOrders.ts";

describe("e-mails and phones with +", () => {
  it.each([
    ["Mail to:'anna.lis+shop@mail.example.co.uk', please", "Mail to:'[email 1]', please"],
    ["https://shop.example/out?email=anna%40example.com&x=1", "https://shop.example/out?email=[email 1]&x=1"],
    ["anna\u00ad.lis@example.com, оля@приклад.укр", "[email 1], [email 2]"],
    [
      "Ring \u202a+48\u2011600\u2011100\u2011200\u202c or (+49) 151 / 234-567",
      "Ring \u202a[phone 1]\u202c or ([phone 2]",
    ],
    ["tel:%2B48600100200, +48 12", "tel:[phone 1], +48 12"],
    ["@media {} 100% [1] a@b a+b", "@media {} 100% [1] a@b a+b"],
  ])("leave a text that is not personal: %s", (name, shown) => {
    expect(ordersOf(new People({ show: false }), [{ products: [{ name }] }])).toEqual([
      { products: [{ name: shown }] },
    ]);
  });
});

describe("the time that hiding takes", () => {
  it("is that of a few copies for many orders", () => {
    const orders = Array.from({ length: 3_000 }, (_, index) =>
      buildOrder({ email: `buyer${index}@example.com`, user_comments: `Comment ${index} `.repeat(10) }),
    );
    const copying = workOf(() => JSON.parse(JSON.stringify(orders)));
    const hiding = workOf(() => new People({ show: false }).hide("getOrders", { orders }));
    expect(hiding).toBeLessThan(10 * copying + 100);
  });

  it.each(["a", "a@", "@a.", "a.", "%40", "+", "+1 ", "[email ", "'=", "a-", "aaaa "])(
    "grows as the text does: %s",
    (piece) => {
      const people = new People({ show: false });
      ordersOf(
        people,
        Array.from({ length: 100 }, (_, index) => ({ user_comments: `aaaa a${"a ".repeat(index)}` })),
      );
      const hide = (text: string) => {
        people.hide("getOrders", { orders: [{ order_source_info: `@${text}` }] });
        people.hideText(`@${text}`);
      };
      expect(growthOf(hide, piece, 1_000, 10_000)).toBeLessThan(50);
    },
  );
});
