export { addInventoryDocumentItems, getInventoryDocumentItems } from "./documents/documentItems.ts";
export {
  addInventoryFulfillmentDelivery,
  addInventoryFulfillmentDeliveryItems,
  getInventoryFulfillmentDeliveries,
  getInventoryFulfillmentDeliveryItems,
  getInventoryFulfillmentDeliveryLabels,
} from "./documents/fulfillmentDeliveries.ts";
export {
  addInventoryPurchaseOrder,
  addInventoryPurchaseOrderItems,
  getInventoryPurchaseOrderItems,
  getInventoryPurchaseOrderSeries,
  getInventoryPurchaseOrders,
  setInventoryPurchaseOrderStatus,
} from "./documents/purchaseOrders.ts";
export {
  addInventoryDocument,
  addInventoryDocumentFile,
  getInventoryDocumentFile,
  getInventoryDocumentSeries,
  getInventoryDocuments,
  setInventoryDocumentStatusConfirmed,
} from "./documents/warehouseDocuments.ts";
