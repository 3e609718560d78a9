export {
  type EnqueueOptions,
  enqueueLead,
  enqueueLeadSql,
  type SqlStatement,
} from "../forwarding/postgres/enqueueLead.ts";
export { migratePostgres, postgresMigrationSql } from "../forwarding/postgres/migrate.ts";
export type { PostgresClient } from "../forwarding/postgres/postgresClient.ts";
export {
  type PostgresProductCacheOptions,
  postgresProductCache,
} from "../forwarding/postgres/postgresProductCache.ts";
export { type PostgresQueueOptions, postgresQueue } from "../forwarding/postgres/postgresQueue.ts";
export {
  type PostgresRateLimiterOptions,
  postgresRateLimiter,
} from "../forwarding/postgres/postgresRateLimiter.ts";
export { type PostgresRegisterOptions, postgresRegister } from "../forwarding/postgres/postgresRegister.ts";
export { type PostgresStoreOptions, postgresStore } from "../forwarding/postgres/postgresStore.ts";
