import { addOrder } from "../orders/addOrder.ts";
import {
  addOrderProduct,
  deleteOrders,
  runOrderMacroTrigger,
  setOrderFields,
  setOrderPayment,
  setOrderStatus,
  setOrderStatuses,
} from "../orders/changeOrders.ts";
import { addOrderBySplit, addOrderDuplicate, setOrdersMerge } from "../orders/divideOrders.ts";
import {
  getOrderPaymentsHistory,
  getOrderTransactionData,
  getOrderTransactionDetails,
} from "../orders/orderHistory.ts";
import { deleteOrderProduct, setOrderProductFields } from "../orders/orderLines.ts";
import {
  addOrderStatus,
  addOrderStatusGroup,
  deleteOrderStatus,
  deleteOrderStatusGroup,
  getOrderStatusGroups,
} from "../orders/orderStatuses.ts";
import {
  addPickPackCart,
  addPickPackOrdersToCart,
  deletePickPackCart,
  deletePickPackCartOrders,
  deletePickPackOrderFromCart,
  getOrderPickPackHistory,
  getPickPackCartOrders,
  getPickPackCarts,
  getPickPackOrderCart,
} from "../orders/pickPack.ts";
import {
  getJournalList,
  getOrderExtraFields,
  getOrderSources,
  getOrderStatusList,
  getOrders,
  getOrdersByEmail,
  getOrdersByPhone,
} from "../orders/readOrders.ts";
import type { Method } from "../wire/method.ts";

/** The methods of this area, by name. A list, since a namespace as a value stays in every bundle. */
export const ordersMethods: readonly Method[] = [
  addOrder,
  addOrderBySplit,
  addOrderDuplicate,
  addOrderProduct,
  addOrderStatus,
  addOrderStatusGroup,
  addPickPackCart,
  addPickPackOrdersToCart,
  deleteOrderProduct,
  deleteOrderStatus,
  deleteOrderStatusGroup,
  deleteOrders,
  deletePickPackCart,
  deletePickPackCartOrders,
  deletePickPackOrderFromCart,
  getJournalList,
  getOrderExtraFields,
  getOrderPaymentsHistory,
  getOrderPickPackHistory,
  getOrderSources,
  getOrderStatusGroups,
  getOrderStatusList,
  getOrderTransactionData,
  getOrderTransactionDetails,
  getOrders,
  getOrdersByEmail,
  getOrdersByPhone,
  getPickPackCartOrders,
  getPickPackCarts,
  getPickPackOrderCart,
  runOrderMacroTrigger,
  setOrderFields,
  setOrderPayment,
  setOrderProductFields,
  setOrderStatus,
  setOrderStatuses,
  setOrdersMerge,
];
