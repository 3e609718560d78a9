export type { Invoice } from "../api/methods/invoices/readInvoices.ts";
export type { ApiMethods, MethodName, MethodParams, MethodResult } from "../api/methods/methods.ts";
export type { AddOrderParams, NewOrderProduct } from "../api/methods/orders/changeOrders.ts";
export type { Order, OrderProduct } from "../api/methods/orders/orderResult.ts";
export type { InventoryProductData } from "../api/methods/products/changeProducts.ts";
export type { InventoryProduct } from "../api/methods/products/readProducts.ts";
export type { OrderReturn } from "../api/methods/returns/returnResult.ts";
export { type ApiFile, fileOf } from "../api/wire/fileOf.ts";
export { fileParam } from "../api/wire/fileParam.ts";
export { Baselinker } from "../client/calls/baselinker.ts";
export type { ClientCheck } from "../client/calls/check.ts";
export type { HookEvents, Hooks } from "../client/calls/events.ts";
export type { BaselinkerOptions, CallOptions, FetchLike, RateLimitOptions } from "../client/calls/options.ts";
export type { EntryIterator, IterateOptions, PageIterator } from "../client/calls/paginate.ts";
export type { CallResponse } from "../client/calls/withResponse.ts";
export { memoryRateLimiter } from "../client/limiter/inProcessLimiter.ts";
export type { RateLimiter } from "../client/limiter/rateLimiter.ts";
export type { LogFields, Logger } from "../client/log/logger.ts";
export type { OrderEvent } from "../client/watch/orderEvent.ts";
export { type OrderWatcher, type WatchOrdersOptions, watchOrders } from "../client/watch/watchOrders.ts";
export {
  type ReturnEvent,
  type ReturnWatcher,
  type WatchReturnsOptions,
  watchReturns,
} from "../client/watch/watchReturns.ts";
export { loadAccount } from "../forwarding/account/loadAccount.ts";
export type { CatalogSource } from "../forwarding/catalog/askedCatalog.ts";
export type { ProductCache } from "../forwarding/catalog/productCache.ts";
export type { Channels } from "../forwarding/contract/channels.ts";
export type { ForwardEvent } from "../forwarding/contract/forwardEvent.ts";
export {
  type ForwardFailure,
  type ForwardResult,
  type LeadFault,
  type LeadOutcome,
  outcomeOf,
} from "../forwarding/contract/forwardResult.ts";
export type { LeadQueue } from "../forwarding/contract/leadQueue.ts";
export type { LeadRegister } from "../forwarding/contract/registerContract.ts";
export type {
  LeadStatus,
  ReceiveOptions,
  RegisterEntry,
  RegisterPage,
  RegisterStats,
  RegisterView,
  ResendAllResult,
  WorkOptions,
} from "../forwarding/contract/registerTypes.ts";
export { alertTo } from "../forwarding/forwarder/alertTo.ts";
export { createForwarder } from "../forwarding/forwarder/createForwarder.ts";
export type { ForwardAllOptions, ForwardedLead } from "../forwarding/forwarder/forwardAll.ts";
export type { Forwarder, ForwarderHealth, ForwardOptions } from "../forwarding/forwarder/forwarder.ts";
export type { ForwarderOptions, LeadMapper } from "../forwarding/forwarder/options.ts";
export { type LeadWork, startWork } from "../forwarding/forwarder/startWork.ts";
export { createForwarderPool } from "../forwarding/pool/createForwarderPool.ts";
export type {
  ForwarderPool,
  ForwarderPoolOptions,
  PoolWorkOptions,
} from "../forwarding/pool/forwarderPool.ts";
export { memoryRegister } from "../forwarding/register/memoryRegister.ts";
export { memoryStore } from "../forwarding/store/memoryStore.ts";
export type { LeadStore } from "../forwarding/store/store.ts";
export type { Account, Catalog } from "../mapping/contract/mapContext.ts";
export type { Issue } from "../mapping/contract/mapResult.ts";
export { defineRules, type Rules, type TableRules } from "../mapping/rules/rules.ts";
export { ApiError } from "../shared/errors/apiError.ts";
export { BaselinkerError } from "../shared/errors/baselinkerError.ts";
export { AccountBlockedError, TokenBlockedError } from "../shared/errors/blockedErrors.ts";
export { BulkWriteError } from "../shared/errors/bulkWriteError.ts";
export { HttpError, NetworkError, RequestTimeoutError } from "../shared/errors/connectionErrors.ts";
export { ForwarderError } from "../shared/errors/forwarderError.ts";
export { InvalidParamsError } from "../shared/errors/invalidParamsError.ts";
export { NotAllowedError } from "../shared/errors/notAllowedError.ts";
export { OutcomeUnknownError } from "../shared/errors/outcomeUnknownError.ts";
export { RateLimitError } from "../shared/errors/rateLimitError.ts";
export { RegisterError } from "../shared/errors/registerError.ts";
export { RulesError } from "../shared/errors/rulesError.ts";
export { SetupError } from "../shared/errors/setupError.ts";
export { StoreError } from "../shared/errors/storeError.ts";
export { TokenError } from "../shared/errors/tokenError.ts";
export { UnexpectedResponseError } from "../shared/errors/unexpectedResponseError.ts";
export type { Clock } from "../shared/runtime/clock.ts";
export type { Closable } from "../shared/runtime/dispose.ts";
