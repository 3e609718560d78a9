export {
  addCategory,
  addProduct,
  addProductVariant,
  deleteCategory,
  deleteProduct,
  deleteProductVariant,
} from "./obsoleteStorage/changeObsoleteProducts.ts";
export {
  getCategories,
  getProductsData,
  getProductsList,
  getProductsPrices,
  getProductsQuantity,
  getStoragesList,
  updateProductsPrices,
  updateProductsQuantity,
} from "./obsoleteStorage/obsoleteProducts.ts";
