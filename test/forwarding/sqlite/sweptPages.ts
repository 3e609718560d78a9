import type { CatalogProduct } from "../../../src/mapping/contract/mapContext.ts";
import { product } from "../../contracts/testProducts.ts";

/** The 1000 products of a page, every second one a variant. */
export function productsOfPage(page: number): CatalogProduct[] {
  return Array.from({ length: 1_000 }, (_, place) => {
    const id = page * 1_000 + place;
    return product(id, `S${id}`, { parentId: id % 2 === 0 ? 0 : id - 1 });
  });
}
