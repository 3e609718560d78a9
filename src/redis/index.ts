export type { ClosableLimiter, SharedLimiterOptions } from "../limiter/sharedRateLimiter.ts";
export type { Closable } from "../runtime/dispose.ts";
export { type RedisCatalogOptions, redisCatalog } from "./redisCatalog.ts";
export type { IoredisLike, NodeRedisLike, RedisClient } from "./redisClient.ts";
export type { RedisRateLimiterOptions } from "./redisRateLimiter.ts";
export { redisRateLimiter } from "./redisRateLimiter.ts";
export { type RedisRegisterOptions, redisRegister } from "./redisRegister.ts";
export type { RedisStoreOptions } from "./redisStore.ts";
export { redisStore } from "./redisStore.ts";
