export type { RedisClient } from "../forwarding/redis/redisClient.ts";
export { type RedisProductCacheOptions, redisProductCache } from "../forwarding/redis/redisProductCache.ts";
export { type RedisRateLimiterOptions, redisRateLimiter } from "../forwarding/redis/redisRateLimiter.ts";
export { type RedisRegisterOptions, redisRegister } from "../forwarding/redis/redisRegister.ts";
export { type RedisStoreOptions, redisStore } from "../forwarding/redis/redisStore.ts";
