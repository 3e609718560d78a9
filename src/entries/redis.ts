export type { RedisClient } from "../redis/redisClient.ts";
export { type RedisProductCacheOptions, redisProductCache } from "../redis/redisProductCache.ts";
export { type RedisRateLimiterOptions, redisRateLimiter } from "../redis/redisRateLimiter.ts";
export {
  type RedisRegisterOptions,
  type RedisStoreOptions,
  redisRegister,
  redisStore,
} from "../redis/redisStore.ts";
