export { addOrder } from "./orders/addOrder.ts";
export {
  addOrderProduct,
  deleteOrders,
  runOrderMacroTrigger,
  setOrderFields,
  setOrderPayment,
  setOrderStatus,
  setOrderStatuses,
} from "./orders/changeOrders.ts";
export { addOrderBySplit, addOrderDuplicate, setOrdersMerge } from "./orders/divideOrders.ts";
export {
  getOrderPaymentsHistory,
  getOrderTransactionData,
  getOrderTransactionDetails,
} from "./orders/orderHistory.ts";
export { deleteOrderProduct, setOrderProductFields } from "./orders/orderLines.ts";
export {
  addOrderStatus,
  addOrderStatusGroup,
  deleteOrderStatus,
  deleteOrderStatusGroup,
  getOrderStatusGroups,
} from "./orders/orderStatuses.ts";
export {
  addPickPackCart,
  addPickPackOrdersToCart,
  deletePickPackCart,
  deletePickPackCartOrders,
  deletePickPackOrderFromCart,
  getOrderPickPackHistory,
  getPickPackCartOrders,
  getPickPackCarts,
  getPickPackOrderCart,
} from "./orders/pickPack.ts";
export {
  getJournalList,
  getOrderExtraFields,
  getOrderSources,
  getOrderStatusList,
  getOrders,
  getOrdersByEmail,
  getOrdersByPhone,
} from "./orders/readOrders.ts";
