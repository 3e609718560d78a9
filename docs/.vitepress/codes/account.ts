import { createCatalog } from "../../../src/mapping/catalog/createCatalog.ts";
import type { Account } from "../../../src/mapping/contract/mapContext.ts";

/** The sample account to which the examples refer. */
export const account: Account = {
  statuses: [
    { id: 8001, name: "New orders" },
    { id: 8002, name: "To be called" },
    { id: 8003, name: "To be called" },
  ],
  sources: [{ type: "personal", id: 3101, name: "Site" }],
  extraFields: [
    { id: 101, name: "UTM", editorType: "text", options: [] },
    { id: 102, name: "Size", editorType: "select", options: ["S", "M", "L"] },
    { id: 103, name: "Age", editorType: "number", options: [] },
    { id: 104, name: "Birthday", editorType: "date", options: [] },
    { id: 105, name: "Photo", editorType: "file", options: [] },
  ],
  catalogs: [
    {
      id: 205,
      name: "Main",
      isDefault: true,
      defaultPriceGroup: 105,
      priceGroups: [105, 106],
      warehouses: ["bl_206"],
    },
  ],
  warehouses: [{ key: "bl_206", name: "Kyiv" }],
  priceGroups: [
    { id: 105, name: "Retail", currency: "UAH", isDefault: true },
    { id: 106, name: "Export", currency: "EUR", isDefault: false },
  ],
};

export const catalog = createCatalog(
  [
    {
      productId: 1,
      parentId: 0,
      sku: "MUG-BLUE",
      ean: "5901234123457",
      name: "Mug, blue",
      prices: { "105": 250 },
    },
    { productId: 2, parentId: 0, sku: "CUP", ean: "", name: "Cup", prices: { "105": 120 } },
    { productId: 3, parentId: 0, sku: "CUP", ean: "", name: "Cup, old", prices: {} },
    { productId: 4, parentId: 0, sku: "PLATE", ean: "", name: "Plate", prices: {} },
  ],
  { inventoryId: 205 },
);
