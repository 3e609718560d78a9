export { getInventories, getInventoryPriceGroups, getInventoryWarehouses } from "./catalogs/catalogLists.ts";
export {
  addInventory,
  addInventoryPriceGroup,
  deleteInventory,
  deleteInventoryPriceGroup,
  getInventoryAvailableTextFieldKeys,
  getInventoryExtraFields,
  getInventoryIntegrations,
} from "./catalogs/catalogs.ts";
export {
  addInventoryCategory,
  addInventoryManufacturer,
  addInventoryTag,
  deleteInventoryCategory,
  deleteInventoryManufacturer,
  deleteInventoryTag,
  getInventoryCategories,
  getInventoryManufacturers,
  getInventoryTags,
} from "./catalogs/labels.ts";
export {
  addInventoryWarehouseLocation,
  addInventoryWarehouseLocationType,
  deleteInventoryWarehouseLocation,
  deleteInventoryWarehouseLocationType,
  getInventoryWarehouseLocations,
  getInventoryWarehouseLocationTypes,
} from "./catalogs/locations.ts";
export {
  addInventoryPayer,
  addInventorySupplier,
  deleteInventoryPayer,
  deleteInventorySupplier,
  getInventoryPayers,
  getInventorySuppliers,
} from "./catalogs/suppliers.ts";
export {
  addInventoryWarehouse,
  addInventoryWarehouseRack,
  addInventoryWarehouseZone,
  deleteInventoryWarehouse,
  deleteInventoryWarehouseRack,
  deleteInventoryWarehouseZone,
  getInventoryMapDetails,
  getInventoryMaps,
  getInventoryWarehouseRacks,
  getInventoryWarehouseZones,
} from "./catalogs/warehouses.ts";
