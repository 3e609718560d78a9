export type { ClosableLimiter, SharedLimiterOptions } from "../limiter/sharedRateLimiter.ts";
export type { Closable } from "../runtime/dispose.ts";
export { type SqliteCatalogOptions, sqliteCatalog } from "./sqliteCatalog.ts";
export type { SqliteRateLimiterOptions } from "./sqliteRateLimiter.ts";
export { sqliteRateLimiter } from "./sqliteRateLimiter.ts";
export { type SqliteRegisterOptions, sqliteRegister } from "./sqliteRegister.ts";
export type { SqliteStoreOptions } from "./sqliteStore.ts";
export { sqliteStore } from "./sqliteStore.ts";
