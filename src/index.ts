export { type AccountReader, type LoadAccountOptions, loadAccount } from "./account/loadAccount.ts";
export type { CrmClient } from "./api/crm/clients.ts";
export type { FileKind } from "./api/files/fileKind.ts";
export { type ApiFile, type FileAnswer, fileOf } from "./api/files/fileOf.ts";
export { fileParam } from "./api/files/fileParam.ts";
export type { Invoice } from "./api/invoices/readInvoices.ts";
export type { Receipt } from "./api/invoices/receipts.ts";
export type { ApiMethods, MethodParams, MethodResult } from "./api/methods.ts";
export type { AddOrderParams, AddOrderResult, NewOrderProduct } from "./api/orders/addOrder.ts";
export type { Order, OrderProduct } from "./api/orders/readOrders.ts";
export type { ListedProduct, ProductData } from "./api/products.ts";
export type { OrderReturn } from "./api/returns/readReturns.ts";
export type { Method, MethodKind, ParamsOf, ResultOf } from "./api/wire/method.ts";
export { type LoadCatalogOptions, loadCatalog } from "./catalog/loadCatalog.ts";
export { Baselinker, type BaselinkerConstructor } from "./client/baselinker.ts";
export type {
  BlockEvent,
  DriftEvent,
  Hooks,
  Logger,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  TooLongEvent,
  WaitEvent,
} from "./client/events.ts";
export type { FlatMethod, FlatMethods } from "./client/flatMethods.ts";
export type { InventoryProductsParams } from "./client/iterateProducts.ts";
export type {
  AppInfo,
  BaselinkerOptions,
  CallOptions,
  Fetch,
  RateLimitOptions,
  Validation,
} from "./client/options.ts";
export type { IterateOptions, PageIterator } from "./client/pageIterator.ts";
export type { Iterate, PageEntry, PageMethods } from "./client/pageMethods.ts";
export { AccountBlockedError, isAccountBlockedError } from "./errors/accountBlockedError.ts";
export { ApiError, isApiError } from "./errors/apiError.ts";
export { BaselinkerError, type BaselinkerErrorDetails, isBaselinkerError } from "./errors/baselinkerError.ts";
export { type BulkProgress, BulkWriteError, isBulkWriteError } from "./errors/bulkWriteError.ts";
export { HttpError, isHttpError } from "./errors/httpError.ts";
export type { ParamProblem } from "./errors/invalidParamsError.ts";
export { InvalidParamsError, isInvalidParamsError } from "./errors/invalidParamsError.ts";
export { isNetworkError, NetworkError } from "./errors/networkError.ts";
export {
  isOutcomeUnknownError,
  OutcomeUnknownError,
  type UnknownOutcome,
} from "./errors/outcomeUnknownError.ts";
export { isRateLimitError, RateLimitError, type RateLimitReason } from "./errors/rateLimitError.ts";
export { isRulesError, RulesError, type RulesProblem } from "./errors/rulesError.ts";
export { isStoreError, StoreError } from "./errors/storeError.ts";
export { isTimeoutError, TimeoutError } from "./errors/timeoutError.ts";
export { isTokenBlockedError, TokenBlockedError } from "./errors/tokenBlockedError.ts";
export type { Drift } from "./errors/unexpectedResponseError.ts";
export {
  isUnexpectedResponseError,
  type UnexpectedReason,
  UnexpectedResponseError,
} from "./errors/unexpectedResponseError.ts";
export { createForwarder } from "./forwarding/createForwarder.ts";
export type { ForwardAllOptions, ForwardedLead, ForwardProgress } from "./forwarding/forwardAll.ts";
export { type ForwardCodeName, forwardCodes } from "./forwarding/forwardCodes.ts";
export type {
  ForwardEvent,
  Forwarder,
  ForwarderOptions,
  ForwardOptions,
  LeadMapper,
  ReconcileOptions,
} from "./forwarding/forwarder.ts";
export type { ForwardResult, PaymentState } from "./forwarding/forwardResult.ts";
export type { MarkerField } from "./forwarding/marker.ts";
export { type MemoryStoreOptions, memoryStore } from "./forwarding/memoryStore.ts";
export type {
  Claim,
  ClaimEnd,
  ClaimRequest,
  ForwardStore,
  OpenLead,
  PaymentDue,
} from "./forwarding/store.ts";
export type { InProcessLimiterOptions } from "./limiter/inProcessLimiter.ts";
export { InProcessLimiter } from "./limiter/inProcessLimiter.ts";
export type { LimiterOptions, LimitOptions } from "./limiter/limits.ts";
export type {
  AcquireOptions,
  Permit,
  Priority,
  RateLimiter,
  RequestEnd,
  WaitReason,
} from "./limiter/rateLimiter.ts";
export * from "./mapping/index.ts";
export type { Clock } from "./runtime/clock.ts";
