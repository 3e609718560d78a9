export type { SharedLimiterOptions } from "../limiter/sharedRateLimiter.ts";
export type { IoredisLike, NodeRedisLike, RedisClient } from "./redisClient.ts";
export type { RedisRateLimiterOptions } from "./redisRateLimiter.ts";
export { redisRateLimiter } from "./redisRateLimiter.ts";
export type { RedisStoreOptions } from "./redisStore.ts";
export { redisStore } from "./redisStore.ts";
