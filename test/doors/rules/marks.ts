import type { Door, Rule } from "../door.ts";
import { buyer, engraving, openShop } from "../shop.ts";

/** Keys of leads that are, or hold, a person; and ids, which an agent has to see. */
const people = [
  "Solomiia Vyhadana",
  "solomiia-vyhadana",
  "SVyhadana1",
  "380671234567",
  "067 123 45 67",
  "4111111111111111",
  "solomiia.v@example.com",
  "solomiia.v%40example.com",
] as const;
const ids = ["3f2504e0-4f89-41d3-9a0c-0305e82c3301", "9f86d081884c7d65", "17-B", "1:7", "A-104"] as const;

const keepings = { "kept leads": "all", "leads that are not kept": "" } as const;

const keys: readonly Door[] = Object.entries(keepings).map(([which, keep]) => ({
  surface: "list_leads, show_lead",
  tried: `${people.length} keys that are a person and ${ids.length} that are ids, of ${which}`,
  async open(place) {
    const leads = [...people, ...ids].map((id) => ({
      lead: { id, text: "hello", email: `x${id.length}@example.com` },
    }));
    const shop = await openShop(place, leads, { keep });
    await using model = await place.mcp({ words: ["--store", shop.store], env: shop.env });
    const listed = await model.call("list_leads", {});
    const shown: string[] = [];
    for (const { id } of listed.value.leads) shown.push((await model.call("show_lead", { id })).text);
    await shop.close();
    const all = [listed.text, ...shown].join("\n");
    const seen = people.filter((key) => all.includes(`"${key}"`)).length;
    const kept = ids.filter((key) => all.includes(`"${key}"`)).length;
    return {
      isHeld: seen === 0 && kept === ids.length,
      seen: `${seen} persons and ${kept} ids shown`,
    };
  },
}));

const entries = {
  payment_method: { payment_method: `Transfer of ${buyer.name}` },
  "products.name": { products: [{ name: `Mug for ${buyer.name}`, quantity: 1 }] },
  "products.attributes": {
    products: [{ name: "Mug", quantity: 1, attributes: `For Solomiia (067) 123-45-67` }],
  },
  delivery_package_nr: { delivery_package_nr: "380671234567" },
  "invoice_company, in capitals": { delivery_method: buyer.name.toUpperCase() },
};

const swept: readonly Door[] = Object.entries(entries).map(([where, texts]) => ({
  surface: "read_base",
  tried: `the buyer again in ${where}`,
  async open(place) {
    const contacts = { phone: buyer.phone, email: buyer.email, delivery_fullname: buyer.name };
    const order = { order_status_id: 8001, date_confirmed: 1_795_000_000, ...contacts, ...texts };
    const shop = await openShop(place, [], { orders: [order] });
    await using model = await place.mcp({ env: shop.env });
    const { text } = await model.call("read_base", { method: "getOrders" });
    await shop.close();
    const found = text.match(/solomiia|vyhadana|67\W*123\W*45\W*67/gi) ?? [];
    return { isHeld: found.length === 0, seen: found.length === 0 ? "marks" : found.join(", ") };
  },
}));

const variants: readonly Door[] = [
  {
    surface: "read_base",
    tried: "an engraving that gives orders to the model",
    async open(place) {
      const products = [{ name: "Mug", quantity: 1, attributes: engraving }];
      const order = { order_status_id: 8001, date_confirmed: 1_795_000_000, email: buyer.email, products };
      const shop = await openShop(place, [], { orders: [order] });
      await using model = await place.mcp({ env: shop.env });
      const { text } = await model.call("read_base", { method: "getOrders" });
      await shop.close();
      const isShown = text.includes("thief");
      return { isHeld: !isShown, seen: isShown ? "shown" : "a mark" };
    },
  },
  {
    surface: "read_base",
    tried: "`Colour: black` of six buyers, which an agent has to see",
    async open(place) {
      const orders = Array.from({ length: 6 }, (_, index) => ({
        order_status_id: 8001,
        date_confirmed: 1_795_000_000 + index,
        email: `buyer${index}@example.com`,
        products: [{ name: "Mug", quantity: 1, attributes: "Colour: black" }],
      }));
      const shop = await openShop(place, [], { orders });
      await using model = await place.mcp({ env: shop.env });
      await model.call("read_base", { method: "getOrders" });
      const { text } = await model.call("read_base", { method: "getOrders" });
      await shop.close();
      const isShown = text.includes("Colour: black");
      return { isHeld: isShown, seen: isShown ? "shown" : "a mark" };
    },
  },
];

export const marks: Rule = {
  title: "C: marks for what is not proved harmless",
  doors: [...keys, ...swept, ...variants],
};
