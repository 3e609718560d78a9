export { type SqliteProductCacheOptions, sqliteProductCache } from "../sqlite/sqliteProductCache.ts";
export { type SqliteRateLimiterOptions, sqliteRateLimiter } from "../sqlite/sqliteRateLimiter.ts";
export { type SqliteRegisterOptions, sqliteRegister } from "../sqlite/sqliteRegister.ts";
export { type SqliteStoreOptions, sqliteStore } from "../sqlite/sqliteStore.ts";
