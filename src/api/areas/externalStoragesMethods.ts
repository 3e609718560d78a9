import {
  getExternalStorageCategories,
  getExternalStorageProductsData,
  getExternalStorageProductsList,
  getExternalStoragesList,
} from "../externalStorages/storageProducts.ts";
import {
  getExternalStorageProductsPrices,
  getExternalStorageProductsQuantity,
  updateExternalStorageProductsQuantity,
} from "../externalStorages/storageStock.ts";
import type { Method } from "../wire/method.ts";

/** The methods of this area, by name. A list, since a namespace as a value stays in every bundle. */
export const externalStoragesMethods: readonly Method[] = [
  getExternalStorageCategories,
  getExternalStorageProductsData,
  getExternalStorageProductsList,
  getExternalStorageProductsPrices,
  getExternalStorageProductsQuantity,
  getExternalStoragesList,
  updateExternalStorageProductsQuantity,
];
