export { checkRules } from "../account/checkRules.ts";
export { type AccountReader, type LoadAccountOptions, loadAccount } from "../account/loadAccount.ts";
export type { CrmClient } from "../api/crm/clients.ts";
export type { FileKind } from "../api/files/fileOf.ts";
export { type ApiFile, type FileAnswer, fileOf } from "../api/files/fileOf.ts";
export { fileParam } from "../api/files/fileParam.ts";
export type { Invoice } from "../api/invoices/readInvoices.ts";
export type { Receipt } from "../api/invoices/receipts.ts";
export type { ApiMethods, ApiPages, MethodParams, MethodResult } from "../api/methods.ts";
export type { AddOrderParams, AddOrderResult, NewOrderProduct } from "../api/orders/addOrder.ts";
export type { Order, OrderProduct } from "../api/orders/readOrders.ts";
export type { InventoryProduct, InventoryProductData } from "../api/products/readProducts.ts";
export type { OrderReturn } from "../api/returns/readReturns.ts";
export type { Method, MethodKind, ParamsOf, ResultOf } from "../api/wire/method.ts";
export type { CatalogSource } from "../catalog/catalogOption.ts";
export { type CreateCatalogOptions, createCatalog } from "../catalog/createCatalog.ts";
export { type LoadCatalogOptions, loadCatalog } from "../catalog/loadCatalog.ts";
export { memoryProductCache } from "../catalog/memoryProductCache.ts";
export type {
  KnownCode,
  ProductCache,
  ProductCode,
  SweepClaim,
  SweepTask,
  SweptPage,
} from "../catalog/productCache.ts";
export { Baselinker, type BaselinkerConstructor } from "../client/baselinker.ts";
export type { ClientCheck } from "../client/check.ts";
export type {
  BlockEvent,
  DriftEvent,
  Hooks,
  LogFields,
  Logger,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  TooLongEvent,
  WaitEvent,
} from "../client/events.ts";
export type { FlatMethod, FlatMethods, Iterate, PageEntry, PageMethods } from "../client/flatMethods.ts";
export type {
  AppInfo,
  BaselinkerOptions,
  CallOptions,
  FetchLike,
  RateLimitOptions,
  Validation,
} from "../client/options.ts";
export type { EntryIterator, IterateOptions, PageIterator, ToArrayOptions } from "../client/paginate.ts";
export type { InventoryProductsParams } from "../client/products.ts";
export { provesNothingDone } from "../client/provesNothingDone.ts";
export type {
  CallResponse,
  DataAndResponse,
  MethodWithResponse,
  WithResponse,
} from "../client/withResponse.ts";
export type { MarkerField } from "../delivery/marker.ts";
export { ApiError, isApiError } from "../errors/apiError.ts";
export {
  BaselinkerError,
  type BaselinkerErrorDetails,
  isBaselinkerError,
} from "../errors/baselinkerError.ts";
export {
  AccountBlockedError,
  isAccountBlockedError,
  isTokenBlockedError,
  TokenBlockedError,
} from "../errors/blockedErrors.ts";
export { type BulkProgress, BulkWriteError, isBulkWriteError } from "../errors/bulkWriteError.ts";
export {
  HttpError,
  isHttpError,
  isNetworkError,
  isTimeoutError,
  NetworkError,
  RequestTimeoutError,
} from "../errors/connectionErrors.ts";
export type { ParamProblem } from "../errors/invalidParamsError.ts";
export { InvalidParamsError, isInvalidParamsError } from "../errors/invalidParamsError.ts";
export {
  isOutcomeUnknownError,
  OutcomeUnknownError,
  type UnknownOutcome,
} from "../errors/outcomeUnknownError.ts";
export { isRateLimitError, RateLimitError, type RateLimitReason } from "../errors/rateLimitError.ts";
export { isRulesError, type ProblemCodeName, RulesError, type RulesProblem } from "../errors/rulesError.ts";
export { isSetupError, SetupError, type SetupIssue } from "../errors/setupError.ts";
export { isStoreError, StoreError, type StoreReason } from "../errors/storeError.ts";
export type { Drift } from "../errors/unexpectedResponseError.ts";
export {
  isUnexpectedResponseError,
  type UnexpectedReason,
  UnexpectedResponseError,
} from "../errors/unexpectedResponseError.ts";
export { createForwarder } from "../forwarding/createForwarder.ts";
export type { ForwardAllOptions, ForwardedLead, ForwardProgress } from "../forwarding/forwardAll.ts";
export type {
  CloseOptions,
  Forwarder,
  ForwarderHealth,
  ForwarderWithRegister,
  ForwardOptions,
  ReadyOptions,
  ReconcileOptions,
} from "../forwarding/forwarder.ts";
export type { ForwarderOptions, LeadMapper } from "../forwarding/options.ts";
export { type ForwardCodeName, forwardCodes } from "../lead/forwardCodes.ts";
export type { EndedEvent, ForwardEvent } from "../lead/forwardEvent.ts";
export {
  type ForwardFailure,
  type ForwardResult,
  type LeadFault,
  type LeadOutcome,
  outcomeOf,
  type PaymentState,
} from "../lead/forwardResult.ts";
export type { GivenKey, WithoutKey } from "../lead/leadKey.ts";
export type { DueAccounts, DueAccountsQuery, LeadQueue } from "../lead/leadQueue.ts";
export type { OpenLead, PaymentDue } from "../lead/openLead.ts";
export type {
  AttachedRegister,
  EntryChange,
  EntryEnd,
  EntryHead,
  ForwarderParts,
  LeadEntry,
  LeadRegister,
  Place,
  TakeDueQuery,
  TakenLead,
} from "../lead/registerContract.ts";
export type {
  AttemptBy,
  EntryAttempt,
  LeadStatus,
  ListOptions,
  ReceiveOptions,
  RegisterEntry,
  RegisterPage,
  RegisterStats,
  RegisterView,
  ResendAllOptions,
  ResendAllResult,
  ResendOptions,
  WorkOptions,
} from "../lead/registerTypes.ts";
export type { MemoryRateLimiterOptions } from "../limiter/inProcessLimiter.ts";
export { memoryRateLimiter } from "../limiter/inProcessLimiter.ts";
export type { LimiterOptions, LimitOptions } from "../limiter/limits.ts";
export type {
  AcquireOptions,
  Permit,
  Priority,
  RateLimiter,
  RequestEnd,
  WaitReason,
} from "../limiter/rateLimiter.ts";
export * from "../mapping/exports.ts";
export { createForwarderPool } from "../pool/createForwarderPool.ts";
export type {
  ForwarderPool,
  ForwarderPoolOptions,
  PooledForwarderOptions,
  PoolWorkOptions,
} from "../pool/forwarderPool.ts";
export type { Clock } from "../runtime/clock.ts";
export type { Closable } from "../runtime/dispose.ts";
export type {
  ClaimedRow,
  EngineState,
  ExplainedError,
  LeadRows,
  RowClaim,
  RowEnd,
  RowRenewal,
  StoreFinding,
} from "../store/engineRows.ts";
export { type EngineStoreOptions, engineStore, type StoreOptions } from "../store/engineStore.ts";
export { type MemoryStoreOptions, memoryStore } from "../store/memoryStore.ts";
export type {
  Claim,
  ClaimEnd,
  ClaimFinish,
  ClaimRenewal,
  ClaimRequest,
  LeadStore,
  StoreAccount,
  StoreWarning,
} from "../store/store.ts";
export type {
  OrderChanged,
  OrderCreated,
  OrderDeleted,
  OrderEvent,
  OrderPaid,
  OrderStatusChanged,
} from "../watch/orderEvent.ts";
export type { WatchReader } from "../watch/orderReads.ts";
export { type OrderWatcher, type WatchOrdersOptions, watchOrders } from "../watch/watchOrders.ts";
