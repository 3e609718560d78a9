import { addInventoryDocumentItems, getInventoryDocumentItems } from "../documents/documentItems.ts";
import {
  addInventoryFulfillmentDelivery,
  addInventoryFulfillmentDeliveryItems,
  getInventoryFulfillmentDeliveries,
  getInventoryFulfillmentDeliveryItems,
  getInventoryFulfillmentDeliveryLabels,
} from "../documents/fulfillmentDeliveries.ts";
import {
  addInventoryPurchaseOrder,
  addInventoryPurchaseOrderItems,
  getInventoryPurchaseOrderItems,
  getInventoryPurchaseOrderSeries,
  getInventoryPurchaseOrders,
  setInventoryPurchaseOrderStatus,
} from "../documents/purchaseOrders.ts";
import {
  addInventoryDocument,
  addInventoryDocumentFile,
  getInventoryDocumentFile,
  getInventoryDocumentSeries,
  getInventoryDocuments,
  setInventoryDocumentStatusConfirmed,
} from "../documents/warehouseDocuments.ts";
import type { Method } from "../wire/method.ts";

/** The methods of this area, by name. A list, since a namespace as a value stays in every bundle. */
export const documentsMethods: readonly Method[] = [
  addInventoryDocument,
  addInventoryDocumentFile,
  addInventoryDocumentItems,
  addInventoryFulfillmentDelivery,
  addInventoryFulfillmentDeliveryItems,
  addInventoryPurchaseOrder,
  addInventoryPurchaseOrderItems,
  getInventoryDocumentFile,
  getInventoryDocumentItems,
  getInventoryDocumentSeries,
  getInventoryDocuments,
  getInventoryFulfillmentDeliveries,
  getInventoryFulfillmentDeliveryItems,
  getInventoryFulfillmentDeliveryLabels,
  getInventoryPurchaseOrderItems,
  getInventoryPurchaseOrderSeries,
  getInventoryPurchaseOrders,
  setInventoryDocumentStatusConfirmed,
  setInventoryPurchaseOrderStatus,
];
