import {
  addInventoryProduct,
  deleteInventoryProduct,
  runProductMacroTrigger,
  updateInventoryProductsPrices,
  updateInventoryProductsStock,
} from "../products/changeProducts.ts";
import { getInventoryProductLogs } from "../products/productLogs.ts";
import {
  getInventoryProductsData,
  getInventoryProductsList,
  getInventoryProductsPrices,
  getInventoryProductsStock,
} from "../products/readProducts.ts";
import type { Method } from "../wire/method.ts";

/** The methods of this area, by name. A list, since a namespace as a value stays in every bundle. */
export const productsMethods: readonly Method[] = [
  addInventoryProduct,
  deleteInventoryProduct,
  getInventoryProductLogs,
  getInventoryProductsData,
  getInventoryProductsList,
  getInventoryProductsPrices,
  getInventoryProductsStock,
  runProductMacroTrigger,
  updateInventoryProductsPrices,
  updateInventoryProductsStock,
];
