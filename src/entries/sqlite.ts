export { type SqliteProductCacheOptions, sqliteProductCache } from "../sqlite/sqliteProductCache.ts";
export { type SqliteRateLimiterOptions, sqliteRateLimiter } from "../sqlite/sqliteRateLimiter.ts";
export {
  type SqliteRegisterOptions,
  type SqliteStoreOptions,
  sqliteRegister,
  sqliteStore,
} from "../sqlite/sqliteStore.ts";
