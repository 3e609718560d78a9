export { loadAccount } from "../account/loadAccount.ts";
export type { CrmClient } from "../api/crm/clients.ts";
export { type ApiFile, fileOf } from "../api/files/fileOf.ts";
export { fileParam } from "../api/files/fileParam.ts";
export type { Invoice } from "../api/invoices/readInvoices.ts";
export type { Receipt } from "../api/invoices/receipts.ts";
export type { ApiMethods, MethodName, MethodParams, MethodResult } from "../api/methods.ts";
export type { AddOrderParams, NewOrderProduct } from "../api/orders/changeOrders.ts";
export type { Order, OrderProduct } from "../api/orders/orderResult.ts";
export type { InventoryProductData } from "../api/products/changeProducts.ts";
export type { InventoryProduct } from "../api/products/readProducts.ts";
export type { OrderReturn } from "../api/returns/returnResult.ts";
export type { CatalogSource } from "../catalog/askedCatalog.ts";
export { type LoadCatalogOptions, loadCatalog } from "../catalog/loadCatalog.ts";
export { memoryProductCache } from "../catalog/memoryProductCache.ts";
export type { ProductCache } from "../catalog/productCache.ts";
export { Baselinker } from "../client/baselinker.ts";
export type { ClientCheck } from "../client/check.ts";
export type { HookEvents, Hooks, LogFields, Logger } from "../client/events.ts";
export type { BaselinkerOptions, CallOptions, FetchLike, RateLimitOptions } from "../client/options.ts";
export type { EntryIterator, IterateOptions, PageIterator } from "../client/paginate.ts";
export { provesNothingDone } from "../client/provesNothingDone.ts";
export type { CallResponse } from "../client/withResponse.ts";
export { ApiError } from "../errors/apiError.ts";
export { BaselinkerError } from "../errors/baselinkerError.ts";
export { AccountBlockedError, TokenBlockedError } from "../errors/blockedErrors.ts";
export { BulkWriteError } from "../errors/bulkWriteError.ts";
export { HttpError, NetworkError, RequestTimeoutError } from "../errors/connectionErrors.ts";
export { ForwarderError } from "../errors/forwarderError.ts";
export { InvalidParamsError } from "../errors/invalidParamsError.ts";
export { NotAllowedError } from "../errors/notAllowedError.ts";
export { OutcomeUnknownError } from "../errors/outcomeUnknownError.ts";
export { RateLimitError } from "../errors/rateLimitError.ts";
export { RegisterError } from "../errors/registerError.ts";
export { RulesError } from "../errors/rulesError.ts";
export { SetupError } from "../errors/setupError.ts";
export { StoreError } from "../errors/storeError.ts";
export { TokenError } from "../errors/tokenError.ts";
export { UnexpectedResponseError } from "../errors/unexpectedResponseError.ts";
export { createForwarder } from "../forwarding/createForwarder.ts";
export type { ForwardAllOptions, ForwardedLead } from "../forwarding/forwardAll.ts";
export type {
  Forwarder,
  ForwarderHealth,
  ForwarderWithRegister,
  ForwardOptions,
} from "../forwarding/forwarder.ts";
export type { ForwarderOptions, LeadMapper } from "../forwarding/options.ts";
export type { ForwardEvent } from "../lead/forwardEvent.ts";
export {
  type ForwardFailure,
  type ForwardResult,
  type LeadFault,
  type LeadOutcome,
  outcomeOf,
} from "../lead/forwardResult.ts";
export type { LeadQueue } from "../lead/leadQueue.ts";
export type { LeadRegister } from "../lead/registerContract.ts";
export type {
  LeadStatus,
  ReceiveOptions,
  RegisterEntry,
  RegisterPage,
  RegisterStats,
  RegisterView,
  ResendAllResult,
  WorkOptions,
} from "../lead/registerTypes.ts";
export { memoryRateLimiter } from "../limiter/inProcessLimiter.ts";
export type { MemoryRateLimiterOptions } from "../limiter/limits.ts";
export type { RateLimiter } from "../limiter/rateLimiter.ts";
export type { SharedRateLimiterOptions } from "../limiter/sharedRateLimiter.ts";
export type { Account, Catalog } from "../mapping/mapContext.ts";
export type { Issue } from "../mapping/mapResult.ts";
export { defineRules, type LeadBoxTable, type Rules, type TableRules } from "../mapping/rules/rules.ts";
export { createForwarderPool } from "../pool/createForwarderPool.ts";
export type {
  ForwarderPool,
  ForwarderPoolOptions,
  PooledForwarderOptions,
  PoolWorkOptions,
} from "../pool/forwarderPool.ts";
export type { RegisterOptions } from "../register/engineRegister.ts";
export { memoryRegister } from "../register/memoryRegister.ts";
export type { Clock } from "../runtime/clock.ts";
export type { Closable } from "../runtime/dispose.ts";
export type { StoreOptions } from "../store/engineStore.ts";
export { type MemoryStoreOptions, memoryStore } from "../store/memoryStore.ts";
export type { LeadStore } from "../store/store.ts";
export type { OrderEvent } from "../watch/orderEvent.ts";
export { type OrderWatcher, type WatchOrdersOptions, watchOrders } from "../watch/watchOrders.ts";
export {
  type ReturnEvent,
  type ReturnWatcher,
  type WatchReturnsOptions,
  watchReturns,
} from "../watch/watchReturns.ts";
