export type { SharedLimiterOptions } from "../limiter/sharedRateLimiter.ts";
export type { SqliteRateLimiter, SqliteRateLimiterOptions } from "./sqliteRateLimiter.ts";
export { sqliteRateLimiter } from "./sqliteRateLimiter.ts";
export type { SqliteStoreOptions } from "./sqliteStore.ts";
export { sqliteStore } from "./sqliteStore.ts";
