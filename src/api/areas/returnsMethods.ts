import {
  getOrderReturnExtraFields,
  getOrderReturnJournalList,
  getOrderReturnPaymentsHistory,
  getOrderReturns,
} from "../returns/readReturns.ts";
import {
  addOrderReturnStatus,
  addOrderReturnStatusGroup,
  deleteOrderReturnStatus,
  deleteOrderReturnStatusGroup,
  getOrderReturnProductStatuses,
  getOrderReturnReasonsList,
  getOrderReturnStatusGroups,
  getOrderReturnStatusList,
  setOrderReturnStatus,
  setOrderReturnStatuses,
} from "../returns/returnStatuses.ts";
import {
  addOrderReturn,
  addOrderReturnProduct,
  deleteOrderReturnProduct,
  runOrderReturnMacroTrigger,
  setOrderReturnFields,
  setOrderReturnProductFields,
  setOrderReturnRefund,
} from "../returns/writeReturns.ts";
import type { Method } from "../wire/method.ts";

/** The methods of this area, by name. A list, since a namespace as a value stays in every bundle. */
export const returnsMethods: readonly Method[] = [
  addOrderReturn,
  addOrderReturnProduct,
  addOrderReturnStatus,
  addOrderReturnStatusGroup,
  deleteOrderReturnProduct,
  deleteOrderReturnStatus,
  deleteOrderReturnStatusGroup,
  getOrderReturnExtraFields,
  getOrderReturnJournalList,
  getOrderReturnPaymentsHistory,
  getOrderReturnProductStatuses,
  getOrderReturnReasonsList,
  getOrderReturnStatusGroups,
  getOrderReturnStatusList,
  getOrderReturns,
  runOrderReturnMacroTrigger,
  setOrderReturnFields,
  setOrderReturnProductFields,
  setOrderReturnRefund,
  setOrderReturnStatus,
  setOrderReturnStatuses,
];
