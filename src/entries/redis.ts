export type { RedisClient } from "../redis/redisClient.ts";
export { type RedisProductCacheOptions, redisProductCache } from "../redis/redisProductCache.ts";
export { type RedisRateLimiterOptions, redisRateLimiter } from "../redis/redisRateLimiter.ts";
export { type RedisRegisterOptions, redisRegister } from "../redis/redisRegister.ts";
export { type RedisStoreOptions, redisStore } from "../redis/redisStore.ts";
