export type { ClosableLimiter, SharedLimiterOptions } from "../limiter/sharedRateLimiter.ts";
export type { Closable } from "../runtime/dispose.ts";
export { type SqliteProductCacheOptions, sqliteProductCache } from "../sqlite/sqliteProductCache.ts";
export type { SqliteRateLimiterOptions } from "../sqlite/sqliteRateLimiter.ts";
export { sqliteRateLimiter } from "../sqlite/sqliteRateLimiter.ts";
export { type SqliteRegisterOptions, sqliteRegister } from "../sqlite/sqliteRegister.ts";
export type { SqliteStoreOptions } from "../sqlite/sqliteStore.ts";
export { sqliteStore } from "../sqlite/sqliteStore.ts";
