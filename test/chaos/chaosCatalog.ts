import type { FakeAccount, FakeOrder } from "../../src/entries/fake.ts";
import { buildProduct } from "../../src/testing/fake/builders.ts";

/** The catalog of the chaos run, which is asked for what leads name. */
export const inventoryId = 307;

const firstId = 7_000;
/** How many products exist; leads name some more. */
const products = 200;
const named = 230;

/** What the lead of this place names. */
export function skuOf(place: number): string {
  return `CH-${place % named}`;
}

export function addProducts({ catalogs }: FakeAccount): void {
  const catalog = catalogs.find(({ inventory_id }) => inventory_id === inventoryId);
  for (let place = 0; place < products; place += 1)
    catalog?.products.push(buildProduct({ id: firstId + place, sku: skuOf(place) }));
}

/** How many lines are linked to the product that they name, how many wrongly, and how many not. */
export function linksIn(orders: readonly FakeOrder[]): LinksOfRun {
  const links = { right: 0, wrong: 0, none: 0 };
  for (const line of orders.flatMap((order) => order.products)) {
    const place = Number(line.sku.slice("CH-".length));
    const isLinked = place < products && line.product_id === String(firstId + place);
    links[isLinked ? "right" : line.product_id === "" ? "none" : "wrong"] += 1;
  }
  return links;
}

export interface LinksOfRun {
  readonly right: number;
  readonly wrong: number;
  readonly none: number;
}
