export {
  type SqliteProductCacheOptions,
  sqliteProductCache,
} from "../forwarding/sqlite/sqliteProductCache.ts";
export { type SqliteRateLimiterOptions, sqliteRateLimiter } from "../forwarding/sqlite/sqliteRateLimiter.ts";
export { type SqliteRegisterOptions, sqliteRegister } from "../forwarding/sqlite/sqliteRegister.ts";
export { type SqliteStoreOptions, sqliteStore } from "../forwarding/sqlite/sqliteStore.ts";
