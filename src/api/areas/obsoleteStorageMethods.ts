import {
  addCategory,
  addProduct,
  addProductVariant,
  deleteCategory,
  deleteProduct,
  deleteProductVariant,
} from "../obsoleteStorage/changeObsoleteProducts.ts";
import {
  getCategories,
  getProductsData,
  getProductsList,
  getProductsPrices,
  getProductsQuantity,
  getStoragesList,
  updateProductsPrices,
  updateProductsQuantity,
} from "../obsoleteStorage/obsoleteProducts.ts";
import type { Method } from "../wire/method.ts";

/** The methods of this area, by name. A list, since a namespace as a value stays in every bundle. */
export const obsoleteStorageMethods: readonly Method[] = [
  addCategory,
  addProduct,
  addProductVariant,
  deleteCategory,
  deleteProduct,
  deleteProductVariant,
  getCategories,
  getProductsData,
  getProductsList,
  getProductsPrices,
  getProductsQuantity,
  getStoragesList,
  updateProductsPrices,
  updateProductsQuantity,
];
