export {
  getExternalStorageCategories,
  getExternalStorageProductsData,
  getExternalStorageProductsList,
  getExternalStoragesList,
} from "./externalStorages/storageProducts.ts";
export {
  getExternalStorageProductsPrices,
  getExternalStorageProductsQuantity,
  updateExternalStorageProductsQuantity,
} from "./externalStorages/storageStock.ts";
