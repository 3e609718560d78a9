export {
  addInventoryProduct,
  deleteInventoryProduct,
  runProductMacroTrigger,
  updateInventoryProductsPrices,
  updateInventoryProductsStock,
} from "./products/changeProducts.ts";
export { getInventoryProductLogs } from "./products/productLogs.ts";
export {
  getInventoryProductsData,
  getInventoryProductsList,
  getInventoryProductsPrices,
  getInventoryProductsStock,
  type ListedProduct,
  type ProductData,
} from "./products/readProducts.ts";
