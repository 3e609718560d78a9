export {
  getOrderReturnExtraFields,
  getOrderReturnJournalList,
  getOrderReturnPaymentsHistory,
  getOrderReturns,
} from "./returns/readReturns.ts";
export {
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
} from "./returns/returnStatuses.ts";
export {
  addOrderReturn,
  addOrderReturnProduct,
  deleteOrderReturnProduct,
  runOrderReturnMacroTrigger,
  setOrderReturnFields,
  setOrderReturnProductFields,
  setOrderReturnRefund,
} from "./returns/writeReturns.ts";
