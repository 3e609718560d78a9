import { type Responder, respond } from "./answers.ts";
import { catalogById } from "./catalogReads.ts";
import type { Context } from "./context.ts";
import { ApiFailure } from "./request.ts";
import type { FakeProduct } from "./state.ts";

export function answerCatalogChanges(): Responder[] {
  return [
    respond("updateInventoryProductsStock", ({ inventory_id, products = {} }, context) =>
      changeEach(inventory_id, products, context, (product, stock) => {
        product.stock = { ...product.stock, ...stock };
      }),
    ),
    respond("updateInventoryProductsPrices", ({ inventory_id, products = {} }, context) =>
      changeEach(inventory_id, products, context, (product, prices) => {
        product.prices = { ...product.prices, ...prices };
      }),
    ),
    respond("deleteInventoryProduct", ({ product_id }, { state }) => {
      const catalog = state.catalogs.find(({ products }) => products.some(({ id }) => id === product_id));
      if (catalog === undefined) throw new ApiFailure("ERROR_PRODUCT_ID", unknownProduct);
      catalog.products = catalog.products.filter(
        ({ id, parent_id }) => id !== product_id && parent_id !== product_id,
      );
      return {};
    }),
  ];
}

function changeEach(
  inventoryId: string | undefined,
  changes: Readonly<Record<string, Readonly<Record<string, number>>>>,
  context: Context,
  change: (product: FakeProduct, values: Readonly<Record<string, number>>) => void,
) {
  const open = new Map(Object.entries(changes));
  const { products } = catalogById(Number(inventoryId), context);
  const count = open.size;
  for (const product of products) {
    const id = String(product.id);
    const values = open.get(id);
    if (values === undefined) continue;
    change(product, values);
    open.delete(id);
  }
  const warnings = Object.fromEntries([...open.keys()].map((id) => [id, unknownProduct]));
  return { counter: count - open.size, ...(open.size === 0 ? {} : { warnings }) };
}

export const unknownProduct = "Invalid product identifier provided.";
