export type { ClosableLimiter, SharedLimiterOptions } from "../limiter/sharedRateLimiter.ts";
export type { IoredisLike, NodeRedisLike, RedisClient } from "../redis/redisClient.ts";
export { type RedisProductCacheOptions, redisProductCache } from "../redis/redisProductCache.ts";
export type { RedisRateLimiterOptions } from "../redis/redisRateLimiter.ts";
export { redisRateLimiter } from "../redis/redisRateLimiter.ts";
export { type RedisRegisterOptions, redisRegister } from "../redis/redisRegister.ts";
export type { RedisStoreOptions } from "../redis/redisStore.ts";
export { redisStore } from "../redis/redisStore.ts";
export type { Closable } from "../runtime/dispose.ts";
