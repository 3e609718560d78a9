export { addOrder } from "./orders/addOrder.ts";
export {
  addOrderProduct,
  deleteOrders,
  setOrderFields,
  setOrderPayment,
  setOrderStatus,
} from "./orders/changeOrders.ts";
export {
  getJournalList,
  getOrderExtraFields,
  getOrderSources,
  getOrderStatusList,
  getOrders,
  getOrdersByEmail,
  getOrdersByPhone,
} from "./orders/readOrders.ts";
